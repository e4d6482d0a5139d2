-- a6b53d1bd4ea3ebe711eace17977675e4bb3409a81562d8d606e541008ada199
WITH "t18" AS NOT MATERIALIZED (
  SELECT DISTINCT
    "t1"."puskesmas" AS "puskesmas"
  FROM "pws_area" AS "t1"
), "t30" AS NOT MATERIALIZED (
  SELECT
    "t5"."indicator" AS "indicator",
    "t5"."kind" AS "kind",
    IIF("t5"."kind" <> '', 1, 0) AS "of_people",
    IIF((
      "t5"."accumulation" = 'kumulatif'
    ) AND (
      "t5"."lower" = 0
    ), 1, 0) AS "ramps",
    IIF(
      IIF((
        "t5"."accumulation" = 'kumulatif'
      ) AND (
        "t5"."lower" = 0
      ), 1, 0) = 1,
      987654301,
      12
    ) AS "line_months",
    1 - (
      CAST("t5"."lower" AS INTEGER) * 2
    ) AS "way",
    "t5"."terms" AS "terms",
    "t5"."schedule" AS "schedule",
    CASE
      WHEN (
        987654301 > 11
      )
      AND (
        (
          CAST("t5"."schedule" AS INTEGER) >> 11
        ) % 2 = 1
      )
      THEN 11
      WHEN (
        987654301 > 10
      )
      AND (
        (
          CAST("t5"."schedule" AS INTEGER) >> 10
        ) % 2 = 1
      )
      THEN 10
      WHEN (
        987654301 > 9
      )
      AND (
        (
          CAST("t5"."schedule" AS INTEGER) >> 9
        ) % 2 = 1
      )
      THEN 9
      WHEN (
        987654301 > 8
      )
      AND (
        (
          CAST("t5"."schedule" AS INTEGER) >> 8
        ) % 2 = 1
      )
      THEN 8
      WHEN (
        987654301 > 7
      )
      AND (
        (
          CAST("t5"."schedule" AS INTEGER) >> 7
        ) % 2 = 1
      )
      THEN 7
      WHEN (
        987654301 > 6
      )
      AND (
        (
          CAST("t5"."schedule" AS INTEGER) >> 6
        ) % 2 = 1
      )
      THEN 6
      WHEN (
        987654301 > 5
      )
      AND (
        (
          CAST("t5"."schedule" AS INTEGER) >> 5
        ) % 2 = 1
      )
      THEN 5
      WHEN (
        987654301 > 4
      )
      AND (
        (
          CAST("t5"."schedule" AS INTEGER) >> 4
        ) % 2 = 1
      )
      THEN 4
      WHEN (
        987654301 > 3
      )
      AND (
        (
          CAST("t5"."schedule" AS INTEGER) >> 3
        ) % 2 = 1
      )
      THEN 3
      WHEN (
        987654301 > 2
      )
      AND (
        (
          CAST("t5"."schedule" AS INTEGER) >> 2
        ) % 2 = 1
      )
      THEN 2
      WHEN (
        987654301 > 1
      )
      AND (
        (
          CAST("t5"."schedule" AS INTEGER) >> 1
        ) % 2 = 1
      )
      THEN 1
      ELSE 0
    END AS "month_before",
    IIF("t5"."accumulation" IN ('rata_desa', 'rata_jadwal'), 1, 0) AS "is_mean",
    IIF("t5"."accumulation" IN ('stok'), 1, 0) AS "is_latest",
    IIF("t5"."accumulation" IN ('kumulatif', 'rasio', 'kohort', 'mingguan'), 1, 0) AS "adds_up",
    IIF(
      "t5"."accumulation" IN ('kumulatif', 'rasio', 'kohort', 'mingguan'),
      987654305,
      987654303
    ) AS "used_bits",
    IIF(
      (
        "t5"."schedule" <> 8190
      )
      OR "t5"."accumulation" IN ('rata_desa', 'rata_jadwal'),
      1,
      0
    ) AS "reads_months",
    IIF(
      (
        "t5"."terms" = 1
      )
      AND NOT (
        (
          "t5"."schedule" <> 8190
        )
        OR "t5"."accumulation" IN ('rata_desa', 'rata_jadwal')
      )
      AND NOT (
        "t5"."accumulation" IN ('stok')
      ),
      1,
      0
    ) AS "is_plain",
    CAST((
      "t5"."lower" * 1
    ) + (
      IIF((
        CAST("t5"."schedule" AS INTEGER) >> 987654301
      ) % 2 = 1, 1, 0) * 2
    ) + (
      IIF(
        CASE
          WHEN (
            987654301 > 11
          )
          AND (
            (
              CAST("t5"."schedule" AS INTEGER) >> 11
            ) % 2 = 1
          )
          THEN 11
          WHEN (
            987654301 > 10
          )
          AND (
            (
              CAST("t5"."schedule" AS INTEGER) >> 10
            ) % 2 = 1
          )
          THEN 10
          WHEN (
            987654301 > 9
          )
          AND (
            (
              CAST("t5"."schedule" AS INTEGER) >> 9
            ) % 2 = 1
          )
          THEN 9
          WHEN (
            987654301 > 8
          )
          AND (
            (
              CAST("t5"."schedule" AS INTEGER) >> 8
            ) % 2 = 1
          )
          THEN 8
          WHEN (
            987654301 > 7
          )
          AND (
            (
              CAST("t5"."schedule" AS INTEGER) >> 7
            ) % 2 = 1
          )
          THEN 7
          WHEN (
            987654301 > 6
          )
          AND (
            (
              CAST("t5"."schedule" AS INTEGER) >> 6
            ) % 2 = 1
          )
          THEN 6
          WHEN (
            987654301 > 5
          )
          AND (
            (
              CAST("t5"."schedule" AS INTEGER) >> 5
            ) % 2 = 1
          )
          THEN 5
          WHEN (
            987654301 > 4
          )
          AND (
            (
              CAST("t5"."schedule" AS INTEGER) >> 4
            ) % 2 = 1
          )
          THEN 4
          WHEN (
            987654301 > 3
          )
          AND (
            (
              CAST("t5"."schedule" AS INTEGER) >> 3
            ) % 2 = 1
          )
          THEN 3
          WHEN (
            987654301 > 2
          )
          AND (
            (
              CAST("t5"."schedule" AS INTEGER) >> 2
            ) % 2 = 1
          )
          THEN 2
          WHEN (
            987654301 > 1
          )
          AND (
            (
              CAST("t5"."schedule" AS INTEGER) >> 1
            ) % 2 = 1
          )
          THEN 1
          ELSE 0
        END = 0,
        1,
        0
      ) * 4
    ) + (
      IIF(
        IIF((
          "t5"."accumulation" = 'kumulatif'
        ) AND (
          "t5"."lower" = 0
        ), 1, 0) = 1,
        987654301,
        12
      ) * 8
    ) AS INTEGER) AS "about"
  FROM "pws_indicator" AS "t5"
), "t32" AS MATERIALIZED (
  SELECT
    "t18"."puskesmas" AS "puskesmas",
    "t30"."indicator" AS "indicator",
    "t30"."kind" AS "kind",
    "t30"."of_people" AS "of_people",
    "t30"."ramps" AS "ramps",
    "t30"."line_months" AS "line_months",
    "t30"."way" AS "way",
    "t30"."terms" AS "terms",
    "t30"."schedule" AS "schedule",
    "t30"."month_before" AS "month_before",
    "t30"."is_mean" AS "is_mean",
    "t30"."is_latest" AS "is_latest",
    "t30"."adds_up" AS "adds_up",
    "t30"."used_bits" AS "used_bits",
    "t30"."reads_months" AS "reads_months",
    "t30"."is_plain" AS "is_plain",
    "t30"."about" AS "about",
    "t9"."thousandths" AS "thousandths",
    "t9"."provisional" AS "provisional"
  FROM "t18" AS "t18"
  CROSS JOIN "t30" AS "t30"
  LEFT OUTER JOIN "pws_target" AS "t9"
    ON "t18"."puskesmas" = "t9"."puskesmas" AND "t30"."indicator" = "t9"."indicator"
), "t34" AS MATERIALIZED (
  SELECT
    "t32"."puskesmas" AS "puskesmas",
    "t32"."indicator" AS "indicator",
    "t32"."kind" AS "kind",
    "t32"."of_people" AS "of_people",
    "t32"."ramps" AS "ramps",
    "t32"."line_months" AS "line_months",
    "t32"."way" AS "way",
    "t32"."terms" AS "terms",
    "t32"."schedule" AS "schedule",
    "t32"."month_before" AS "month_before",
    "t32"."is_mean" AS "is_mean",
    "t32"."is_latest" AS "is_latest",
    "t32"."adds_up" AS "adds_up",
    "t32"."used_bits" AS "used_bits",
    "t32"."reads_months" AS "reads_months",
    "t32"."is_plain" AS "is_plain",
    "t32"."about" AS "about",
    "t32"."thousandths" AS "whole_target",
    "t32"."provisional" AS "old_target"
  FROM "t32" AS "t32"
), "t41" AS MATERIALIZED (
  SELECT
    "t37"."puskesmas" AS "puskesmas",
    "t37"."indicator" AS "indicator",
    "t37"."kind" AS "kind",
    "t37"."of_people" AS "of_people",
    "t37"."ramps" AS "ramps",
    "t37"."line_months" AS "line_months",
    "t37"."way" AS "way",
    "t37"."terms" AS "terms",
    "t37"."schedule" AS "schedule",
    "t37"."month_before" AS "month_before",
    "t37"."is_mean" AS "is_mean",
    "t37"."is_latest" AS "is_latest",
    "t37"."adds_up" AS "adds_up",
    "t37"."used_bits" AS "used_bits",
    "t37"."reads_months" AS "reads_months",
    "t37"."is_plain" AS "is_plain",
    "t37"."about" AS "about",
    "t37"."whole_target" AS "whole_target",
    "t37"."old_target" AS "old_target",
    "t11"."element" AS "element",
    "t11"."side" AS "side",
    "t11"."weight" AS "weight"
  FROM "t34" AS "t37"
  INNER JOIN "pws_term" AS "t11"
    ON "t37"."indicator" = "t11"."indicator"
), "t35" AS NOT MATERIALIZED (
  SELECT DISTINCT
    "t32"."puskesmas" AS "puskesmas",
    "t32"."kind" AS "kind"
  FROM "t32" AS "t32"
), "t42" AS NOT MATERIALIZED (
  SELECT
    "t8"."area" AS "area",
    "t8"."puskesmas" AS "puskesmas",
    "t35"."kind" AS "kind"
  FROM "pws_area" AS "t8"
  CROSS JOIN "t35" AS "t35"
  WHERE
    "t8"."puskesmas" = "t35"."puskesmas"
), "t49" AS MATERIALIZED (
  SELECT
    "t42"."area" AS "place",
    "t42"."puskesmas" AS "of",
    "t42"."kind" AS "of_kind",
    "t10"."thousandths" AS "population",
    "t10"."provisional" AS "old_population"
  FROM "t42" AS "t42"
  LEFT OUTER JOIN "pws_population" AS "t10"
    ON "t42"."area" = "t10"."area" AND "t42"."kind" = "t10"."kind"
), "t51" AS NOT MATERIALIZED (
  SELECT
    "t43"."puskesmas" AS "puskesmas",
    "t43"."indicator" AS "indicator",
    "t43"."kind" AS "kind",
    "t43"."of_people" AS "of_people",
    "t43"."ramps" AS "ramps",
    "t43"."line_months" AS "line_months",
    "t43"."way" AS "way",
    "t43"."terms" AS "terms",
    "t43"."is_latest" AS "is_latest",
    "t43"."adds_up" AS "adds_up",
    "t43"."used_bits" AS "used_bits",
    "t43"."about" AS "about",
    "t43"."whole_target" AS "whole_target",
    "t43"."old_target" AS "old_target",
    "t43"."element" AS "element",
    "t43"."side" AS "side",
    "t43"."weight" AS "weight"
  FROM "t41" AS "t43"
  WHERE
    "t43"."reads_months" = 0 AND "t43"."is_plain" = 0
), "t20" AS NOT MATERIALIZED (
  SELECT
    "t3"."puskesmas" AS "puskesmas",
    "t3"."element" AS "element",
    "t3"."area" AS "area",
    "t3"."reported" AS "reported",
    "t3"."unmeasured" AS "unmeasured",
    "t3"."to_#now#" AS "to_now",
    "t3"."to_#before#" AS "to_before",
    "t3"."to_#earlier#" AS "to_earlier"
  FROM "pws_figure" AS "t3"
), "t60" AS NOT MATERIALIZED (
  SELECT
    "t51"."puskesmas" AS "puskesmas",
    "t51"."indicator" AS "indicator",
    "t51"."kind" AS "kind",
    "t51"."of_people" AS "of_people",
    "t51"."ramps" AS "ramps",
    "t51"."line_months" AS "line_months",
    "t51"."way" AS "way",
    "t51"."terms" AS "terms",
    "t51"."is_latest" AS "is_latest",
    "t51"."adds_up" AS "adds_up",
    "t51"."used_bits" AS "used_bits",
    "t51"."about" AS "about",
    "t51"."whole_target" AS "whole_target",
    "t51"."old_target" AS "old_target",
    "t51"."side" AS "side",
    "t51"."weight" AS "weight",
    "t20"."area" AS "area",
    "t20"."reported" AS "reported",
    "t20"."unmeasured" AS "unmeasured",
    "t20"."to_now" AS "to_now",
    "t20"."to_before" AS "to_before",
    "t20"."to_earlier" AS "to_earlier"
  FROM "t51" AS "t51"
  CROSS JOIN "t20" AS "t20"
  WHERE
    "t51"."puskesmas" = "t20"."puskesmas" AND "t51"."element" = "t20"."element"
), "t66" AS NOT MATERIALIZED (
  SELECT
    "t60"."puskesmas" AS "puskesmas",
    "t60"."indicator" AS "indicator",
    "t60"."kind" AS "kind",
    "t60"."of_people" AS "of_people",
    "t60"."ramps" AS "ramps",
    "t60"."line_months" AS "line_months",
    "t60"."way" AS "way",
    "t60"."terms" AS "terms",
    "t60"."is_latest" AS "is_latest",
    "t60"."adds_up" AS "adds_up",
    "t60"."used_bits" AS "used_bits",
    "t60"."about" AS "about",
    "t60"."whole_target" AS "whole_target",
    "t60"."old_target" AS "old_target",
    "t60"."side" AS "side",
    "t60"."weight" AS "weight",
    "t60"."area" AS "area",
    "t60"."reported" AS "reported",
    "t60"."unmeasured" AS "unmeasured",
    "t60"."to_now" AS "to_now",
    "t60"."to_before" AS "to_before",
    "t60"."to_earlier" AS "to_earlier",
    "t53"."population" AS "population",
    "t53"."old_population" AS "old_population"
  FROM "t60" AS "t60"
  CROSS JOIN "t49" AS "t53"
  WHERE
    "t53"."place" = "t60"."area"
    AND "t53"."of_kind" = "t60"."kind"
    AND "t53"."of" = "t60"."puskesmas"
), "t17" AS NOT MATERIALIZED (
  SELECT
    "t0"."area" AS "own_area",
    "t0"."indicator" AS "own_code",
    "t0"."thousandths" AS "own_target",
    "t0"."provisional" AS "old_own"
  FROM "pws_area_target" AS "t0"
), "t71" AS MATERIALIZED (
  SELECT
    "t66"."area" AS "area",
    "t66"."indicator" AS "indicator",
    "t66"."of_people" AS "of_people",
    "t66"."ramps" AS "ramps",
    "t66"."line_months" AS "line_months",
    "t66"."way" AS "way",
    "t66"."about" AS "about",
    COALESCE("t17"."own_target", "t66"."whole_target") AS "target",
    COALESCE("t17"."old_own", "t66"."old_target") AS "old_target",
    "t66"."population" AS "population",
    "t66"."old_population" AS "old_population",
    SUM(
      IIF(
        (
          (
            "t66"."reported" & 987654305
          ) & "t66"."used_bits"
        ) <> 0,
        IIF("t66"."adds_up" = 1, "t66"."to_now", "t66"."to_now" - "t66"."to_before") * "t66"."weight",
        CAST(NULL AS INTEGER)
      )
    ) FILTER(WHERE
      "t66"."side" = 'numerator') AS "numerator",
    SUM(
      IIF(
        (
          (
            "t66"."reported" & 987654305
          ) & "t66"."used_bits"
        ) <> 0,
        IIF("t66"."adds_up" = 1, "t66"."to_now", "t66"."to_now" - "t66"."to_before") * "t66"."weight",
        CAST(NULL AS INTEGER)
      )
    ) FILTER(WHERE
      "t66"."side" = 'denominator') AS "denominator",
    SUM(
      IIF(
        (
          (
            "t66"."reported" & 987654305
          ) & 987654303
        ) <> 0,
        (
          "t66"."to_now" - "t66"."to_before"
        ) * "t66"."weight",
        CAST(NULL AS INTEGER)
      )
    ) FILTER(WHERE
      "t66"."side" = 'numerator') AS "this_month",
    SUM(
      IIF(
        (
          (
            "t66"."reported" & 987654305
          ) & 987654303
        ) <> 0,
        (
          "t66"."to_now" - "t66"."to_before"
        ) * "t66"."weight",
        CAST(NULL AS INTEGER)
      )
    ) FILTER(WHERE
      "t66"."side" = 'denominator') AS "this_denominator",
    SUM(
      IIF(
        (
          (
            "t66"."reported" & 987654305
          ) & 987654304
        ) <> 0,
        (
          "t66"."to_before" - "t66"."to_earlier"
        ) * "t66"."weight",
        CAST(NULL AS INTEGER)
      )
    ) FILTER(WHERE
      "t66"."side" = 'numerator') AS "previous_month",
    SUM(
      IIF(
        (
          (
            "t66"."reported" & 987654305
          ) & 987654304
        ) <> 0,
        (
          "t66"."to_before" - "t66"."to_earlier"
        ) * "t66"."weight",
        CAST(NULL AS INTEGER)
      )
    ) FILTER(WHERE
      "t66"."side" = 'denominator') AS "previous_denominator",
    MIN("t66"."reported" & 987654305) AS "mask",
    MAX("t66"."reported" & 987654305) AS "last_mask",
    MAX("t66"."unmeasured" & 987654303) AS "unmeasured",
    COUNT("t66"."reported" & 987654305) AS "elements",
    MAX("t66"."terms") AS "terms",
    MAX("t66"."is_latest") AS "is_latest"
  FROM "t66" AS "t66"
  LEFT OUTER JOIN "t17" AS "t17"
    ON "t66"."area" = "t17"."own_area" AND "t66"."indicator" = "t17"."own_code"
  GROUP BY
    "t66"."area",
    "t66"."puskesmas",
    "t66"."indicator",
    "t66"."kind",
    "t66"."of_people",
    "t66"."ramps",
    "t66"."line_months",
    "t66"."way",
    "t66"."about",
    COALESCE("t17"."own_target", "t66"."whole_target"),
    COALESCE("t17"."old_own", "t66"."old_target"),
    "t66"."population",
    "t66"."old_population"
), "t50" AS NOT MATERIALIZED (
  SELECT
    "t43"."puskesmas" AS "puskesmas",
    "t43"."indicator" AS "indicator",
    "t43"."kind" AS "kind",
    "t43"."of_people" AS "of_people",
    "t43"."ramps" AS "ramps",
    "t43"."line_months" AS "line_months",
    "t43"."way" AS "way",
    "t43"."adds_up" AS "adds_up",
    "t43"."used_bits" AS "used_bits",
    "t43"."about" AS "about",
    "t43"."whole_target" AS "whole_target",
    "t43"."old_target" AS "old_target",
    "t43"."element" AS "element",
    "t43"."weight" AS "weight"
  FROM "t41" AS "t43"
  WHERE
    "t43"."is_plain" = 1
), "t59" AS NOT MATERIALIZED (
  SELECT
    "t50"."puskesmas" AS "puskesmas",
    "t50"."indicator" AS "indicator",
    "t50"."kind" AS "kind",
    "t50"."of_people" AS "of_people",
    "t50"."ramps" AS "ramps",
    "t50"."line_months" AS "line_months",
    "t50"."way" AS "way",
    "t50"."adds_up" AS "adds_up",
    "t50"."used_bits" AS "used_bits",
    "t50"."about" AS "about",
    "t50"."whole_target" AS "whole_target",
    "t50"."old_target" AS "old_target",
    "t50"."weight" AS "weight",
    "t20"."area" AS "area",
    "t20"."reported" AS "reported",
    "t20"."unmeasured" AS "unmeasured",
    "t20"."to_now" AS "to_now",
    "t20"."to_before" AS "to_before",
    "t20"."to_earlier" AS "to_earlier"
  FROM "t50" AS "t50"
  CROSS JOIN "t20" AS "t20"
  WHERE
    "t50"."puskesmas" = "t20"."puskesmas" AND "t50"."element" = "t20"."element"
), "t65" AS NOT MATERIALIZED (
  SELECT
    "t59"."indicator" AS "indicator",
    "t59"."of_people" AS "of_people",
    "t59"."ramps" AS "ramps",
    "t59"."line_months" AS "line_months",
    "t59"."way" AS "way",
    "t59"."adds_up" AS "adds_up",
    "t59"."used_bits" AS "used_bits",
    "t59"."about" AS "about",
    "t59"."whole_target" AS "whole_target",
    "t59"."old_target" AS "old_target",
    "t59"."weight" AS "weight",
    "t59"."area" AS "area",
    "t59"."reported" AS "reported",
    "t59"."unmeasured" AS "unmeasured",
    "t59"."to_now" AS "to_now",
    "t59"."to_before" AS "to_before",
    "t59"."to_earlier" AS "to_earlier",
    "t53"."population" AS "population",
    "t53"."old_population" AS "old_population"
  FROM "t59" AS "t59"
  CROSS JOIN "t49" AS "t53"
  WHERE
    "t53"."place" = "t59"."area"
    AND "t53"."of_kind" = "t59"."kind"
    AND "t53"."of" = "t59"."puskesmas"
), "t76" AS MATERIALIZED (
  SELECT
    "t65"."area" AS "area",
    "t65"."indicator" AS "indicator",
    IIF(
      (
        "t65"."reported" & 987654305 & "t65"."used_bits"
      ) <> 0,
      IIF("t65"."adds_up" = 1, "t65"."to_now", "t65"."to_now" - "t65"."to_before") * "t65"."weight",
      CAST(NULL AS INTEGER)
    ) AS "numerator",
    IIF("t65"."of_people" = 1, "t65"."population", CAST(NULL AS INTEGER)) AS "denominator",
    IIF(
      (
        "t65"."reported" & 987654305 & 987654303
      ) <> 0,
      (
        "t65"."to_now" - "t65"."to_before"
      ) * "t65"."weight",
      CAST(NULL AS INTEGER)
    ) AS "this_month",
    IIF(
      (
        "t65"."of_people" = 1
      )
      AND (
        NOT IIF(
          (
            "t65"."reported" & 987654305 & 987654303
          ) <> 0,
          (
            "t65"."to_now" - "t65"."to_before"
          ) * "t65"."weight",
          CAST(NULL AS INTEGER)
        ) IS NULL
      ),
      "t65"."population",
      CAST(NULL AS INTEGER)
    ) AS "this_denominator",
    IIF(
      (
        "t65"."reported" & 987654305 & 987654304
      ) <> 0,
      (
        "t65"."to_before" - "t65"."to_earlier"
      ) * "t65"."weight",
      CAST(NULL AS INTEGER)
    ) AS "previous_month",
    IIF(
      (
        "t65"."of_people" = 1
      )
      AND (
        NOT IIF(
          (
            "t65"."reported" & 987654305 & 987654304
          ) <> 0,
          (
            "t65"."to_before" - "t65"."to_earlier"
          ) * "t65"."weight",
          CAST(NULL AS INTEGER)
        ) IS NULL
      ),
      "t65"."population",
      CAST(NULL AS INTEGER)
    ) AS "previous_denominator",
    COALESCE("t17"."own_target", "t65"."whole_target") AS "target",
    IIF(
      (
        "t65"."ramps" = 1
      )
      AND (
        IIF("t65"."of_people" = 1, "t65"."population", CAST(NULL AS INTEGER)) > 0
      )
      AND (
        NOT IIF(
          (
            "t65"."reported" & 987654305 & "t65"."used_bits"
          ) <> 0,
          IIF("t65"."adds_up" = 1, "t65"."to_now", "t65"."to_now" - "t65"."to_before") * "t65"."weight",
          CAST(NULL AS INTEGER)
        ) IS NULL
      )
      AND (
        NOT COALESCE("t17"."own_target", "t65"."whole_target") IS NULL
      ),
      MAX(
        (
          (
            COALESCE("t17"."own_target", "t65"."whole_target") * 987654302 * IIF("t65"."of_people" = 1, "t65"."population", CAST(NULL AS INTEGER))
          ) + 1199999999
        ) / (
          1200000000
        ) - IIF(
          (
            "t65"."reported" & 987654305 & "t65"."used_bits"
          ) <> 0,
          IIF("t65"."adds_up" = 1, "t65"."to_now", "t65"."to_now" - "t65"."to_before") * "t65"."weight",
          CAST(NULL AS INTEGER)
        ),
        0
      ),
      CAST(NULL AS INTEGER)
    ) AS "people_to_target",
    CAST(NULL AS INTEGER) AS "carried",
    CAST("t65"."about" + (
      IIF(
        NOT IIF(
          (
            "t65"."reported" & 987654305 & 987654303
          ) <> 0,
          (
            "t65"."to_now" - "t65"."to_before"
          ) * "t65"."weight",
          CAST(NULL AS INTEGER)
        ) IS NULL,
        1,
        0
      ) * 128
    ) + (
      IIF((
        "t65"."reported" & 987654305
      ) = 987654305, 1, 0) * 256
    ) + (
      IIF((
        "t65"."unmeasured" & 987654303
      ) <> 0, 1, 0) * 512
    ) + (
      COALESCE(
        CAST(IIF("t65"."of_people" = 1, "t65"."population", CAST(NULL AS INTEGER)) <= 0 AS INTEGER),
        "t65"."of_people"
      ) * 1024
    ) + (
      MAX(
        COALESCE("t65"."old_population", 0),
        COALESCE(COALESCE("t17"."old_own", "t65"."old_target"), 0)
      ) * 2048
    ) + (
      (
        IIF(
          (
            IIF("t65"."of_people" = 1, "t65"."population", CAST(NULL AS INTEGER)) > 0
          )
          AND (
            NOT IIF(
              (
                "t65"."reported" & 987654305 & "t65"."used_bits"
              ) <> 0,
              IIF("t65"."adds_up" = 1, "t65"."to_now", "t65"."to_now" - "t65"."to_before") * "t65"."weight",
              CAST(NULL AS INTEGER)
            ) IS NULL
          ),
          1,
          0
        ) * 4096
      ) + (
        IIF(
          IIF(
            (
              "t65"."reported" & 987654305 & "t65"."used_bits"
            ) <> 0,
            IIF("t65"."adds_up" = 1, "t65"."to_now", "t65"."to_now" - "t65"."to_before") * "t65"."weight",
            CAST(NULL AS INTEGER)
          ) = 0,
          1,
          0
        ) * 8192
      ) + (
        COALESCE(
          CAST((
            (
              (
                IIF(
                  (
                    "t65"."reported" & 987654305 & "t65"."used_bits"
                  ) <> 0,
                  IIF("t65"."adds_up" = 1, "t65"."to_now", "t65"."to_now" - "t65"."to_before") * "t65"."weight",
                  CAST(NULL AS INTEGER)
                ) * 1200000000
              ) - (
                COALESCE("t17"."own_target", "t65"."whole_target") * "t65"."line_months" * IIF("t65"."of_people" = 1, "t65"."population", CAST(NULL AS INTEGER))
              )
            ) * "t65"."way"
          ) >= 0 AS INTEGER),
          2
        ) * 16384
      ) + (
        COALESCE(
          CAST(CAST((
            IIF(
              (
                "t65"."reported" & 987654305 & 987654303
              ) <> 0,
              (
                "t65"."to_now" - "t65"."to_before"
              ) * "t65"."weight",
              CAST(NULL AS INTEGER)
            ) - IIF(
              (
                "t65"."reported" & 987654305 & 987654304
              ) <> 0,
              (
                "t65"."to_before" - "t65"."to_earlier"
              ) * "t65"."weight",
              CAST(NULL AS INTEGER)
            )
          ) > 0 AS INTEGER) + CAST((
            IIF(
              (
                "t65"."reported" & 987654305 & 987654303
              ) <> 0,
              (
                "t65"."to_now" - "t65"."to_before"
              ) * "t65"."weight",
              CAST(NULL AS INTEGER)
            ) - IIF(
              (
                "t65"."reported" & 987654305 & 987654304
              ) <> 0,
              (
                "t65"."to_before" - "t65"."to_earlier"
              ) * "t65"."weight",
              CAST(NULL AS INTEGER)
            )
          ) >= 0 AS INTEGER) AS INTEGER),
          3
        ) * 65536
      )
    ) AS INTEGER) AS "facts",
    CAST(NULL AS INTEGER) AS "villages_counted",
    CAST(NULL AS INTEGER) AS "villages_missing",
    CAST(NULL AS INTEGER) AS "villages_late"
  FROM "t65" AS "t65"
  LEFT OUTER JOIN "t17" AS "t17"
    ON "t65"."area" = "t17"."own_area" AND "t65"."indicator" = "t17"."own_code"
), "t25" AS NOT MATERIALIZED (
  SELECT
    "t5"."indicator" AS "indicator"
  FROM "pws_indicator" AS "t5"
  WHERE
    (
      "t5"."schedule" <> 8190
    )
    OR "t5"."accumulation" IN ('rata_desa', 'rata_jadwal')
), "t77" AS NOT MATERIALIZED (
  SELECT
    "t72"."area" AS "area",
    "t72"."indicator" AS "indicator"
  FROM "t71" AS "t72"
  WHERE
    IIF(
      (
        "t72"."mask" = "t72"."last_mask"
      )
      AND (
        "t72"."elements" = "t72"."terms"
      )
      AND (
        (
          "t72"."is_latest" = 0
        ) OR (
          (
            "t72"."mask" & 987654303
          ) <> 0
        )
      ),
      1,
      0
    ) = 0
  UNION ALL
  SELECT
    "t8"."area" AS "area",
    "t25"."indicator" AS "indicator"
  FROM "pws_area" AS "t8"
  CROSS JOIN "t25" AS "t25"
), "t83" AS NOT MATERIALIZED (
  SELECT
    "t77"."area" AS "area",
    "t77"."indicator" AS "indicator",
    "t45"."puskesmas" AS "puskesmas",
    "t45"."kind" AS "kind",
    "t45"."of_people" AS "of_people",
    "t45"."ramps" AS "ramps",
    "t45"."line_months" AS "line_months",
    "t45"."way" AS "way",
    "t45"."terms" AS "terms",
    "t45"."schedule" AS "schedule",
    "t45"."month_before" AS "month_before",
    "t45"."is_mean" AS "is_mean",
    "t45"."is_latest" AS "is_latest",
    "t45"."adds_up" AS "adds_up",
    "t45"."about" AS "about",
    "t45"."whole_target" AS "whole_target",
    "t45"."old_target" AS "old_target",
    "t45"."element" AS "element",
    "t45"."side" AS "side",
    "t45"."weight" AS "weight",
    "t54"."population" AS "population",
    "t54"."old_population" AS "old_population"
  FROM "t77" AS "t77"
  INNER JOIN "t41" AS "t45"
    ON "t77"."indicator" = "t45"."indicator"
  CROSS JOIN "t49" AS "t54"
  WHERE
    "t54"."place" = "t77"."area"
    AND "t54"."of_kind" = "t45"."kind"
    AND "t54"."of" = "t45"."puskesmas"
), "t86" AS NOT MATERIALIZED (
  SELECT
    "t83"."area" AS "area",
    "t83"."indicator" AS "indicator",
    "t83"."puskesmas" AS "puskesmas",
    "t83"."kind" AS "kind",
    "t83"."of_people" AS "of_people",
    "t83"."ramps" AS "ramps",
    "t83"."line_months" AS "line_months",
    "t83"."way" AS "way",
    "t83"."terms" AS "terms",
    "t83"."schedule" AS "schedule",
    "t83"."month_before" AS "month_before",
    "t83"."is_mean" AS "is_mean",
    "t83"."is_latest" AS "is_latest",
    "t83"."adds_up" AS "adds_up",
    "t83"."about" AS "about",
    COALESCE("t17"."old_own", "t83"."old_target") AS "old_target",
    "t83"."element" AS "element",
    "t83"."side" AS "side",
    "t83"."weight" AS "weight",
    "t83"."population" AS "population",
    "t83"."old_population" AS "old_population",
    COALESCE("t17"."own_target", "t83"."whole_target") AS "target"
  FROM "t83" AS "t83"
  LEFT OUTER JOIN "t17" AS "t17"
    ON "t83"."area" = "t17"."own_area" AND "t83"."indicator" = "t17"."own_code"
), "t24" AS NOT MATERIALIZED (
  SELECT
    "t7"."month" AS "month"
  FROM "pws_month" AS "t7"
  WHERE
    "t7"."month" <= 987654301
), "t89" AS NOT MATERIALIZED (
  SELECT
    "t86"."area" AS "area",
    "t86"."indicator" AS "indicator",
    "t86"."puskesmas" AS "puskesmas",
    "t86"."kind" AS "kind",
    "t86"."of_people" AS "of_people",
    "t86"."ramps" AS "ramps",
    "t86"."line_months" AS "line_months",
    "t86"."way" AS "way",
    "t86"."terms" AS "terms",
    "t86"."month_before" AS "month_before",
    "t86"."is_mean" AS "is_mean",
    "t86"."is_latest" AS "is_latest",
    "t86"."adds_up" AS "adds_up",
    "t86"."about" AS "about",
    "t86"."old_target" AS "old_target",
    "t86"."element" AS "element",
    "t86"."side" AS "side",
    "t86"."weight" AS "weight",
    "t86"."population" AS "population",
    "t86"."old_population" AS "old_population",
    "t86"."target" AS "target",
    "t24"."month" AS "month"
  FROM "t86" AS "t86"
  CROSS JOIN "t24" AS "t24"
  WHERE
    (
      CAST("t86"."schedule" AS INTEGER) >> "t24"."month"
    ) % 2 = 1
), "t21" AS NOT MATERIALIZED (
  SELECT
    "t3"."puskesmas" AS "puskesmas",
    "t3"."element" AS "element",
    "t3"."area" AS "area",
    "t3"."reported" AS "reported",
    "t3"."unmeasured" AS "unmeasured",
    "t3"."to_0" AS "to_0",
    "t3"."to_1" AS "to_1",
    "t3"."to_2" AS "to_2",
    "t3"."to_3" AS "to_3",
    "t3"."to_4" AS "to_4",
    "t3"."to_5" AS "to_5",
    "t3"."to_6" AS "to_6",
    "t3"."to_7" AS "to_7",
    "t3"."to_8" AS "to_8",
    "t3"."to_9" AS "to_9",
    "t3"."to_10" AS "to_10",
    "t3"."to_11" AS "to_11",
    "t3"."to_12" AS "to_12"
  FROM "pws_figure" AS "t3"
), "t92" AS NOT MATERIALIZED (
  SELECT
    "t89"."area" AS "area",
    "t89"."puskesmas" AS "puskesmas",
    "t89"."indicator" AS "indicator",
    "t89"."kind" AS "kind",
    "t89"."of_people" AS "of_people",
    "t89"."ramps" AS "ramps",
    "t89"."line_months" AS "line_months",
    "t89"."way" AS "way",
    "t89"."about" AS "about",
    "t89"."target" AS "target",
    "t89"."old_target" AS "old_target",
    "t89"."population" AS "population",
    "t89"."old_population" AS "old_population",
    "t89"."is_mean" AS "is_mean",
    "t89"."is_latest" AS "is_latest",
    "t89"."adds_up" AS "adds_up",
    "t89"."month_before" AS "month_before",
    "t89"."terms" AS "terms",
    "t89"."month" AS "month",
    SUM(
      CASE
        WHEN "t89"."month" = 1
        THEN "t21"."to_1" - "t21"."to_0"
        WHEN "t89"."month" = 2
        THEN "t21"."to_2" - "t21"."to_1"
        WHEN "t89"."month" = 3
        THEN "t21"."to_3" - "t21"."to_2"
        WHEN "t89"."month" = 4
        THEN "t21"."to_4" - "t21"."to_3"
        WHEN "t89"."month" = 5
        THEN "t21"."to_5" - "t21"."to_4"
        WHEN "t89"."month" = 6
        THEN "t21"."to_6" - "t21"."to_5"
        WHEN "t89"."month" = 7
        THEN "t21"."to_7" - "t21"."to_6"
        WHEN "t89"."month" = 8
        THEN "t21"."to_8" - "t21"."to_7"
        WHEN "t89"."month" = 9
        THEN "t21"."to_9" - "t21"."to_8"
        WHEN "t89"."month" = 10
        THEN "t21"."to_10" - "t21"."to_9"
        WHEN "t89"."month" = 11
        THEN "t21"."to_11" - "t21"."to_10"
        WHEN "t89"."month" = 12
        THEN "t21"."to_12" - "t21"."to_11"
        ELSE CAST(NULL AS INTEGER)
      END * "t89"."weight"
    ) FILTER(WHERE
      (
        (
          "t21"."reported" & (
            1 << "t89"."month"
          )
        ) <> 0
      )
      AND (
        "t89"."side" = 'numerator'
      )) AS "numerator",
    SUM(
      CASE
        WHEN "t89"."month" = 1
        THEN "t21"."to_1" - "t21"."to_0"
        WHEN "t89"."month" = 2
        THEN "t21"."to_2" - "t21"."to_1"
        WHEN "t89"."month" = 3
        THEN "t21"."to_3" - "t21"."to_2"
        WHEN "t89"."month" = 4
        THEN "t21"."to_4" - "t21"."to_3"
        WHEN "t89"."month" = 5
        THEN "t21"."to_5" - "t21"."to_4"
        WHEN "t89"."month" = 6
        THEN "t21"."to_6" - "t21"."to_5"
        WHEN "t89"."month" = 7
        THEN "t21"."to_7" - "t21"."to_6"
        WHEN "t89"."month" = 8
        THEN "t21"."to_8" - "t21"."to_7"
        WHEN "t89"."month" = 9
        THEN "t21"."to_9" - "t21"."to_8"
        WHEN "t89"."month" = 10
        THEN "t21"."to_10" - "t21"."to_9"
        WHEN "t89"."month" = 11
        THEN "t21"."to_11" - "t21"."to_10"
        WHEN "t89"."month" = 12
        THEN "t21"."to_12" - "t21"."to_11"
        ELSE CAST(NULL AS INTEGER)
      END * "t89"."weight"
    ) FILTER(WHERE
      (
        (
          "t21"."reported" & (
            1 << "t89"."month"
          )
        ) <> 0
      )
      AND (
        "t89"."side" = 'denominator'
      )) AS "denominator",
    SUM(IIF((
      "t21"."reported" & (
        1 << "t89"."month"
      )
    ) <> 0, 1, 0)) AS "counts",
    MAX(IIF((
      "t21"."unmeasured" & (
        1 << "t89"."month"
      )
    ) <> 0, 1, 0)) AS "unmeasured"
  FROM "t89" AS "t89"
  CROSS JOIN "t21" AS "t21"
  WHERE
    "t89"."puskesmas" = "t21"."puskesmas"
    AND "t89"."element" = "t21"."element"
    AND "t89"."area" = "t21"."area"
  GROUP BY
    "t89"."area",
    "t89"."puskesmas",
    "t89"."indicator",
    "t89"."kind",
    "t89"."of_people",
    "t89"."ramps",
    "t89"."line_months",
    "t89"."way",
    "t89"."about",
    "t89"."target",
    "t89"."old_target",
    "t89"."population",
    "t89"."old_population",
    "t89"."is_mean",
    "t89"."is_latest",
    "t89"."adds_up",
    "t89"."month_before",
    "t89"."terms",
    "t89"."month"
), "t94" AS NOT MATERIALIZED (
  SELECT
    "t92"."area" AS "area",
    "t92"."puskesmas" AS "puskesmas",
    "t92"."indicator" AS "indicator",
    "t92"."kind" AS "kind",
    "t92"."of_people" AS "of_people",
    "t92"."ramps" AS "ramps",
    "t92"."line_months" AS "line_months",
    "t92"."way" AS "way",
    "t92"."about" AS "about",
    "t92"."target" AS "target",
    "t92"."old_target" AS "old_target",
    "t92"."population" AS "population",
    "t92"."old_population" AS "old_population",
    "t92"."is_mean" AS "is_mean",
    "t92"."is_latest" AS "is_latest",
    "t92"."adds_up" AS "adds_up",
    "t92"."month_before" AS "month_before",
    "t92"."month" AS "month",
    "t92"."numerator" AS "numerator",
    "t92"."denominator" AS "denominator",
    "t92"."unmeasured" AS "unmeasured",
    IIF("t92"."counts" = "t92"."terms", 1, 0) AS "complete",
    MAX("t92"."month") FILTER(WHERE
      IIF("t92"."counts" = "t92"."terms", 1, 0) = 1) OVER (
      PARTITION BY "t92"."area", "t92"."indicator"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "latest"
  FROM "t92" AS "t92"
), "t95" AS NOT MATERIALIZED (
  SELECT
    "t94"."area" AS "area",
    "t94"."indicator" AS "indicator",
    "t94"."of_people" AS "of_people",
    "t94"."ramps" AS "ramps",
    "t94"."line_months" AS "line_months",
    "t94"."way" AS "way",
    "t94"."about" AS "about",
    "t94"."target" AS "target",
    "t94"."old_target" AS "old_target",
    "t94"."population" AS "population",
    "t94"."old_population" AS "old_population",
    "t94"."is_mean" AS "is_mean",
    "t94"."is_latest" AS "is_latest",
    SUM("t94"."numerator") FILTER(WHERE
      (
        "t94"."complete" = 1
      )
      AND CASE
        WHEN "t94"."is_latest" = 1
        THEN "t94"."month" = "t94"."latest"
        WHEN (
          "t94"."adds_up" = 1
        ) OR (
          "t94"."is_mean" = 1
        )
        THEN TRUE
        ELSE "t94"."month" = 987654301
      END) AS "numerator",
    SUM("t94"."denominator") FILTER(WHERE
      (
        "t94"."complete" = 1
      )
      AND CASE
        WHEN "t94"."is_latest" = 1
        THEN "t94"."month" = "t94"."latest"
        WHEN (
          "t94"."adds_up" = 1
        ) OR (
          "t94"."is_mean" = 1
        )
        THEN TRUE
        ELSE "t94"."month" = 987654301
      END) AS "denominator",
    SUM("t94"."numerator") FILTER(WHERE
      (
        "t94"."complete" = 1
      ) AND (
        "t94"."month" = 987654301
      )) AS "this_month",
    SUM("t94"."denominator") FILTER(WHERE
      (
        "t94"."complete" = 1
      ) AND (
        "t94"."month" = 987654301
      )) AS "this_denominator",
    SUM("t94"."numerator") FILTER(WHERE
      (
        "t94"."complete" = 1
      ) AND (
        "t94"."month" = "t94"."month_before"
      )) AS "previous_month",
    SUM("t94"."denominator") FILTER(WHERE
      (
        "t94"."complete" = 1
      ) AND (
        "t94"."month" = "t94"."month_before"
      )) AS "previous_denominator",
    CAST(SUM("t94"."complete") AS INTEGER) AS "months",
    MIN("t94"."complete") AS "complete",
    CAST(MAX("t94"."latest") AS INTEGER) AS "latest",
    MAX(IIF("t94"."month" = 987654301, "t94"."unmeasured", 0)) AS "unmeasured"
  FROM "t94" AS "t94"
  GROUP BY
    "t94"."area",
    "t94"."puskesmas",
    "t94"."indicator",
    "t94"."kind",
    "t94"."of_people",
    "t94"."ramps",
    "t94"."line_months",
    "t94"."way",
    "t94"."about",
    "t94"."target",
    "t94"."old_target",
    "t94"."population",
    "t94"."old_population",
    "t94"."is_mean",
    "t94"."is_latest"
), "t99" AS NOT MATERIALIZED (
  SELECT
    "t72"."area" AS "area",
    "t72"."indicator" AS "indicator",
    "t72"."of_people" AS "of_people",
    "t72"."ramps" AS "ramps",
    "t72"."line_months" AS "line_months",
    "t72"."way" AS "way",
    "t72"."about" AS "about",
    "t72"."target" AS "target",
    "t72"."old_target" AS "old_target",
    "t72"."population" AS "population",
    "t72"."old_population" AS "old_population",
    CAST("t72"."numerator" AS INTEGER) AS "numerator",
    CAST("t72"."denominator" AS INTEGER) AS "denominator",
    CAST("t72"."this_month" AS INTEGER) AS "this_month",
    CAST("t72"."this_denominator" AS INTEGER) AS "this_denominator",
    CAST("t72"."previous_month" AS INTEGER) AS "previous_month",
    CAST("t72"."previous_denominator" AS INTEGER) AS "previous_denominator",
    IIF("t72"."mask" = 987654305, 1, 0) AS "complete",
    IIF("t72"."is_latest" = 1, 0, CAST(NULL AS INTEGER)) AS "carried",
    "t72"."unmeasured" AS "unmeasured"
  FROM "t71" AS "t72"
  WHERE
    IIF(
      (
        "t72"."mask" = "t72"."last_mask"
      )
      AND (
        "t72"."elements" = "t72"."terms"
      )
      AND (
        (
          "t72"."is_latest" = 0
        ) OR (
          (
            "t72"."mask" & 987654303
          ) <> 0
        )
      ),
      1,
      0
    ) = 1
  UNION ALL
  SELECT
    "t95"."area" AS "area",
    "t95"."indicator" AS "indicator",
    "t95"."of_people" AS "of_people",
    "t95"."ramps" AS "ramps",
    "t95"."line_months" AS "line_months",
    "t95"."way" AS "way",
    "t95"."about" AS "about",
    "t95"."target" AS "target",
    "t95"."old_target" AS "old_target",
    "t95"."population" AS "population",
    "t95"."old_population" AS "old_population",
    IIF(
      "t95"."is_mean" = 1,
      (
        (
          ABS(CAST("t95"."numerator" AS INTEGER))
        ) / (
          NULLIF("t95"."months", 0)
        ) + CASE
          WHEN (
            (
              ABS(CAST("t95"."numerator" AS INTEGER)) - (
                (
                  ABS(CAST("t95"."numerator" AS INTEGER))
                ) / (
                  NULLIF("t95"."months", 0)
                ) * NULLIF("t95"."months", 0)
              )
            ) * 2
          ) > NULLIF("t95"."months", 0)
          THEN 1
          WHEN (
            (
              ABS(CAST("t95"."numerator" AS INTEGER)) - (
                (
                  ABS(CAST("t95"."numerator" AS INTEGER))
                ) / (
                  NULLIF("t95"."months", 0)
                ) * NULLIF("t95"."months", 0)
              )
            ) * 2
          ) = NULLIF("t95"."months", 0)
          THEN (
            ABS(CAST("t95"."numerator" AS INTEGER))
          ) / (
            NULLIF("t95"."months", 0)
          ) % 2
          ELSE 0
        END
      ) * IIF(CAST("t95"."numerator" AS INTEGER) < 0, -1, 1),
      CAST("t95"."numerator" AS INTEGER)
    ) AS "numerator",
    IIF(
      "t95"."is_mean" = 1,
      (
        (
          ABS(CAST("t95"."denominator" AS INTEGER))
        ) / (
          NULLIF("t95"."months", 0) * 1000
        ) + CASE
          WHEN (
            (
              ABS(CAST("t95"."denominator" AS INTEGER)) - (
                (
                  ABS(CAST("t95"."denominator" AS INTEGER))
                ) / (
                  NULLIF("t95"."months", 0) * 1000
                ) * (
                  NULLIF("t95"."months", 0) * 1000
                )
              )
            ) * 2
          ) > (
            NULLIF("t95"."months", 0) * 1000
          )
          THEN 1
          WHEN (
            (
              ABS(CAST("t95"."denominator" AS INTEGER)) - (
                (
                  ABS(CAST("t95"."denominator" AS INTEGER))
                ) / (
                  NULLIF("t95"."months", 0) * 1000
                ) * (
                  NULLIF("t95"."months", 0) * 1000
                )
              )
            ) * 2
          ) = (
            NULLIF("t95"."months", 0) * 1000
          )
          THEN (
            ABS(CAST("t95"."denominator" AS INTEGER))
          ) / (
            NULLIF("t95"."months", 0) * 1000
          ) % 2
          ELSE 0
        END
      ) * IIF(CAST("t95"."denominator" AS INTEGER) < 0, -1, 1) * 1000,
      CAST("t95"."denominator" AS INTEGER)
    ) AS "denominator",
    CAST("t95"."this_month" AS INTEGER) AS "this_month",
    CAST("t95"."this_denominator" AS INTEGER) AS "this_denominator",
    CAST("t95"."previous_month" AS INTEGER) AS "previous_month",
    CAST("t95"."previous_denominator" AS INTEGER) AS "previous_denominator",
    "t95"."complete" AS "complete",
    IIF("t95"."is_latest" = 1, 987654301 - "t95"."latest", CAST(NULL AS INTEGER)) AS "carried",
    "t95"."unmeasured" AS "unmeasured"
  FROM "t95" AS "t95"
), "t100" AS MATERIALIZED (
  SELECT
    "t99"."area" AS "area",
    "t99"."indicator" AS "indicator",
    "t99"."numerator" AS "numerator",
    IIF("t99"."of_people" = 1, "t99"."population", "t99"."denominator") AS "denominator",
    "t99"."this_month" AS "this_month",
    IIF(
      (
        "t99"."of_people" = 1
      ) AND (
        NOT "t99"."this_month" IS NULL
      ),
      "t99"."population",
      "t99"."this_denominator"
    ) AS "this_denominator",
    "t99"."previous_month" AS "previous_month",
    IIF(
      (
        "t99"."of_people" = 1
      ) AND (
        NOT "t99"."previous_month" IS NULL
      ),
      "t99"."population",
      "t99"."previous_denominator"
    ) AS "previous_denominator",
    "t99"."target" AS "target",
    IIF(
      (
        "t99"."ramps" = 1
      )
      AND (
        IIF("t99"."of_people" = 1, "t99"."population", "t99"."denominator") > 0
      )
      AND (
        NOT "t99"."numerator" IS NULL
      )
      AND (
        NOT "t99"."target" IS NULL
      ),
      MAX(
        (
          (
            "t99"."target" * 987654302 * IIF("t99"."of_people" = 1, "t99"."population", "t99"."denominator")
          ) + 1199999999
        ) / (
          1200000000
        ) - "t99"."numerator",
        0
      ),
      CAST(NULL AS INTEGER)
    ) AS "people_to_target",
    "t99"."carried" AS "carried",
    CAST("t99"."about" + (
      IIF(NOT "t99"."this_month" IS NULL, 1, 0) * 128
    ) + (
      "t99"."complete" * 256
    ) + (
      IIF("t99"."unmeasured" <> 0, 1, 0) * 512
    ) + (
      COALESCE(
        CAST(IIF("t99"."of_people" = 1, "t99"."population", "t99"."denominator") <= 0 AS INTEGER),
        "t99"."of_people"
      ) * 1024
    ) + (
      MAX(COALESCE("t99"."old_population", 0), COALESCE("t99"."old_target", 0)) * 2048
    ) + (
      (
        IIF(
          (
            IIF("t99"."of_people" = 1, "t99"."population", "t99"."denominator") > 0
          )
          AND (
            NOT "t99"."numerator" IS NULL
          ),
          1,
          0
        ) * 4096
      ) + (
        IIF("t99"."numerator" = 0, 1, 0) * 8192
      ) + (
        COALESCE(
          CAST((
            (
              (
                "t99"."numerator" * 1200000000
              ) - (
                "t99"."target" * "t99"."line_months" * IIF("t99"."of_people" = 1, "t99"."population", "t99"."denominator")
              )
            ) * "t99"."way"
          ) >= 0 AS INTEGER),
          2
        ) * 16384
      ) + (
        COALESCE(
          CAST(CAST((
            "t99"."this_month" - "t99"."previous_month"
          ) > 0 AS INTEGER) + CAST((
            "t99"."this_month" - "t99"."previous_month"
          ) >= 0 AS INTEGER) AS INTEGER),
          3
        ) * 65536
      )
    ) AS INTEGER) AS "facts",
    CAST(NULL AS INTEGER) AS "villages_counted",
    CAST(NULL AS INTEGER) AS "villages_missing",
    CAST(NULL AS INTEGER) AS "villages_late"
  FROM "t99" AS "t99"
), "t102" AS MATERIALIZED (
  SELECT
    "t78"."area" AS "area",
    "t78"."indicator" AS "indicator",
    "t78"."numerator" AS "numerator",
    "t78"."denominator" AS "denominator",
    "t78"."this_month" AS "this_month",
    "t78"."this_denominator" AS "this_denominator",
    "t78"."previous_month" AS "previous_month",
    "t78"."previous_denominator" AS "previous_denominator",
    "t78"."target" AS "target",
    "t78"."people_to_target" AS "people_to_target",
    "t78"."carried" AS "carried",
    "t78"."facts" AS "facts",
    "t78"."villages_counted" AS "villages_counted",
    "t78"."villages_missing" AS "villages_missing",
    "t78"."villages_late" AS "villages_late"
  FROM "t76" AS "t78"
  UNION ALL
  SELECT
    "t101"."area" AS "area",
    "t101"."indicator" AS "indicator",
    "t101"."numerator" AS "numerator",
    "t101"."denominator" AS "denominator",
    "t101"."this_month" AS "this_month",
    "t101"."this_denominator" AS "this_denominator",
    "t101"."previous_month" AS "previous_month",
    "t101"."previous_denominator" AS "previous_denominator",
    "t101"."target" AS "target",
    "t101"."people_to_target" AS "people_to_target",
    "t101"."carried" AS "carried",
    "t101"."facts" AS "facts",
    "t101"."villages_counted" AS "villages_counted",
    "t101"."villages_missing" AS "villages_missing",
    "t101"."villages_late" AS "villages_late"
  FROM "t100" AS "t101"
), "t106" AS MATERIALIZED (
  SELECT
    "t103"."indicator" AS "indicator",
    "t103"."facts" AS "facts",
    CAST(SUM("t103"."numerator") AS INTEGER) AS "numerator",
    CAST(SUM("t103"."denominator") AS INTEGER) AS "denominator",
    CAST(SUM("t103"."this_month") AS INTEGER) AS "this_month",
    CAST(SUM("t103"."this_denominator") AS INTEGER) AS "this_denominator",
    CAST(SUM("t103"."previous_month") AS INTEGER) AS "previous_month",
    CAST(SUM("t103"."previous_denominator") AS INTEGER) AS "previous_denominator",
    CAST(SUM("t103"."people_to_target") AS INTEGER) AS "people_to_target",
    CAST(SUM("t103"."this_month" - "t103"."previous_month") AS INTEGER) AS "change",
    MAX("t103"."carried") AS "carried",
    COUNT(*) AS "areas"
  FROM "t102" AS "t103"
  GROUP BY
    "t103"."indicator",
    "t103"."facts"
), "t109" AS NOT MATERIALIZED (
  SELECT
    "t107"."indicator" AS "indicator",
    SUM("t107"."areas") AS "areas"
  FROM "t106" AS "t107"
  GROUP BY
    "t107"."indicator"
), "t112" AS NOT MATERIALIZED (
  SELECT
    "t37"."puskesmas" AS "puskesmas",
    "t37"."indicator" AS "indicator",
    "t37"."kind" AS "kind",
    "t37"."of_people" AS "of_people",
    "t37"."ramps" AS "ramps",
    "t37"."line_months" AS "line_months",
    "t37"."way" AS "way",
    "t37"."about" AS "about",
    "t37"."whole_target" AS "whole_target",
    "t37"."old_target" AS "old_target",
    "t109"."areas" AS "areas"
  FROM "t34" AS "t37"
  LEFT OUTER JOIN "t109" AS "t109"
    ON "t37"."indicator" = "t109"."indicator"
), "t19" AS NOT MATERIALIZED (
  SELECT
    COUNT(*) AS "asked"
  FROM "pws_area" AS "t1"
), "t115" AS NOT MATERIALIZED (
  SELECT
    "t112"."puskesmas" AS "puskesmas",
    "t112"."indicator" AS "indicator",
    "t112"."kind" AS "kind",
    "t112"."of_people" AS "of_people",
    "t112"."ramps" AS "ramps",
    "t112"."line_months" AS "line_months",
    "t112"."way" AS "way",
    "t112"."about" AS "about",
    "t112"."whole_target" AS "whole_target",
    "t112"."old_target" AS "old_target"
  FROM "t112" AS "t112"
  CROSS JOIN "t19" AS "t19"
  WHERE
    COALESCE("t112"."areas", 0) < "t19"."asked"
), "t118" AS NOT MATERIALIZED (
  SELECT
    "t115"."indicator" AS "indicator",
    "t115"."of_people" AS "of_people",
    "t115"."ramps" AS "ramps",
    "t115"."line_months" AS "line_months",
    "t115"."way" AS "way",
    "t115"."about" AS "about",
    "t115"."whole_target" AS "whole_target",
    "t115"."old_target" AS "old_target",
    "t53"."population" AS "population",
    "t53"."old_population" AS "old_population",
    "t53"."place" AS "area"
  FROM "t115" AS "t115"
  CROSS JOIN "t49" AS "t53"
  WHERE
    "t53"."of_kind" = "t115"."kind" AND "t53"."of" = "t115"."puskesmas"
), "t124" AS MATERIALIZED (
  SELECT
    "t118"."area" AS "area",
    "t118"."indicator" AS "indicator",
    CAST(NULL AS INTEGER) AS "numerator",
    IIF("t118"."of_people" = 1, "t118"."population", CAST(NULL AS INTEGER)) AS "denominator",
    CAST(NULL AS INTEGER) AS "this_month",
    IIF(
      (
        "t118"."of_people" = 1
      ) AND (
        NOT CAST(NULL AS INTEGER) IS NULL
      ),
      "t118"."population",
      CAST(NULL AS INTEGER)
    ) AS "this_denominator",
    CAST(NULL AS INTEGER) AS "previous_month",
    IIF(
      (
        "t118"."of_people" = 1
      ) AND (
        NOT CAST(NULL AS INTEGER) IS NULL
      ),
      "t118"."population",
      CAST(NULL AS INTEGER)
    ) AS "previous_denominator",
    COALESCE("t17"."own_target", "t118"."whole_target") AS "target",
    IIF(
      (
        "t118"."ramps" = 1
      )
      AND (
        IIF("t118"."of_people" = 1, "t118"."population", CAST(NULL AS INTEGER)) > 0
      )
      AND (
        NOT CAST(NULL AS INTEGER) IS NULL
      )
      AND (
        NOT COALESCE("t17"."own_target", "t118"."whole_target") IS NULL
      ),
      MAX(
        (
          (
            COALESCE("t17"."own_target", "t118"."whole_target") * 987654302 * IIF("t118"."of_people" = 1, "t118"."population", CAST(NULL AS INTEGER))
          ) + 1199999999
        ) / (
          1200000000
        ) - CAST(NULL AS INTEGER),
        0
      ),
      CAST(NULL AS INTEGER)
    ) AS "people_to_target",
    CAST(NULL AS INTEGER) AS "carried",
    CAST("t118"."about" + (
      IIF(NOT CAST(NULL AS INTEGER) IS NULL, 1, 0) * 128
    ) + (
      (
        0
      ) * 256
    ) + (
      IIF((
        0
      ) <> 0, 1, 0) * 512
    ) + (
      COALESCE(
        CAST(IIF("t118"."of_people" = 1, "t118"."population", CAST(NULL AS INTEGER)) <= 0 AS INTEGER),
        "t118"."of_people"
      ) * 1024
    ) + (
      MAX(
        COALESCE("t118"."old_population", 0),
        COALESCE(COALESCE("t17"."old_own", "t118"."old_target"), 0)
      ) * 2048
    ) + (
      (
        IIF(
          (
            IIF("t118"."of_people" = 1, "t118"."population", CAST(NULL AS INTEGER)) > 0
          )
          AND (
            NOT CAST(NULL AS INTEGER) IS NULL
          ),
          1,
          0
        ) * 4096
      ) + (
        IIF(CAST(NULL AS INTEGER) = 0, 1, 0) * 8192
      ) + (
        COALESCE(
          CAST((
            (
              (
                CAST(NULL AS INTEGER) * 1200000000
              ) - (
                COALESCE("t17"."own_target", "t118"."whole_target") * "t118"."line_months" * IIF("t118"."of_people" = 1, "t118"."population", CAST(NULL AS INTEGER))
              )
            ) * "t118"."way"
          ) >= 0 AS INTEGER),
          2
        ) * 16384
      ) + (
        COALESCE(
          CAST(CAST((
            CAST(NULL AS INTEGER) - CAST(NULL AS INTEGER)
          ) > 0 AS INTEGER) + CAST((
            CAST(NULL AS INTEGER) - CAST(NULL AS INTEGER)
          ) >= 0 AS INTEGER) AS INTEGER),
          3
        ) * 65536
      )
    ) AS INTEGER) AS "facts",
    CAST(NULL AS INTEGER) AS "villages_counted",
    CAST(NULL AS INTEGER) AS "villages_missing",
    CAST(NULL AS INTEGER) AS "villages_late"
  FROM "t118" AS "t118"
  LEFT OUTER JOIN "t17" AS "t17"
    ON "t118"."area" = "t17"."own_area" AND "t118"."indicator" = "t17"."own_code"
  WHERE
    NOT EXISTS(
      SELECT
        1 AS "1"
      FROM "t76" AS "t78"
      WHERE
        "t118"."area" = "t78"."area" AND "t118"."indicator" = "t78"."indicator"
    )
    AND NOT EXISTS(
      SELECT
        1 AS "1"
      FROM "t100" AS "t101"
      WHERE
        "t118"."area" = "t101"."area" AND "t118"."indicator" = "t101"."indicator"
    )
), "t126" AS NOT MATERIALIZED (
  SELECT
    "t125"."indicator" AS "indicator",
    "t125"."facts" AS "facts",
    CAST(SUM("t125"."numerator") AS INTEGER) AS "numerator",
    CAST(SUM("t125"."denominator") AS INTEGER) AS "denominator",
    CAST(SUM("t125"."this_month") AS INTEGER) AS "this_month",
    CAST(SUM("t125"."this_denominator") AS INTEGER) AS "this_denominator",
    CAST(SUM("t125"."previous_month") AS INTEGER) AS "previous_month",
    CAST(SUM("t125"."previous_denominator") AS INTEGER) AS "previous_denominator",
    CAST(SUM("t125"."people_to_target") AS INTEGER) AS "people_to_target",
    CAST(SUM("t125"."this_month" - "t125"."previous_month") AS INTEGER) AS "change",
    MAX("t125"."carried") AS "carried",
    COUNT(*) AS "areas"
  FROM "t124" AS "t125"
  GROUP BY
    "t125"."indicator",
    "t125"."facts"
), "t127" AS NOT MATERIALIZED (
  SELECT
    "t107"."indicator" AS "indicator",
    "t107"."facts" AS "facts",
    "t107"."numerator" AS "numerator",
    "t107"."denominator" AS "denominator",
    "t107"."this_month" AS "this_month",
    "t107"."this_denominator" AS "this_denominator",
    "t107"."previous_month" AS "previous_month",
    "t107"."previous_denominator" AS "previous_denominator",
    "t107"."people_to_target" AS "people_to_target",
    "t107"."change" AS "change",
    "t107"."carried" AS "carried",
    "t107"."areas" AS "areas"
  FROM "t106" AS "t107"
  UNION ALL
  SELECT
    "t126"."indicator" AS "indicator",
    "t126"."facts" AS "facts",
    "t126"."numerator" AS "numerator",
    "t126"."denominator" AS "denominator",
    "t126"."this_month" AS "this_month",
    "t126"."this_denominator" AS "this_denominator",
    "t126"."previous_month" AS "previous_month",
    "t126"."previous_denominator" AS "previous_denominator",
    "t126"."people_to_target" AS "people_to_target",
    "t126"."change" AS "change",
    "t126"."carried" AS "carried",
    "t126"."areas" AS "areas"
  FROM "t126" AS "t126"
), "t129" AS NOT MATERIALIZED (
  SELECT
    "t127"."indicator" AS "indicator",
    CAST(SUM("t127"."numerator") FILTER(WHERE
      (
        "t127"."facts" & 4096
      ) <> 0) AS INTEGER) AS "numerator",
    CAST(SUM("t127"."denominator") FILTER(WHERE
      (
        "t127"."facts" & 4096
      ) <> 0) AS INTEGER) AS "denominator",
    CAST(SUM("t127"."this_month") FILTER(WHERE
      (
        "t127"."facts" & 4096
      ) <> 0) AS INTEGER) AS "this_month",
    CAST(SUM("t127"."this_denominator") FILTER(WHERE
      (
        "t127"."facts" & 4096
      ) <> 0) AS INTEGER) AS "this_denominator",
    CAST(SUM("t127"."previous_month") FILTER(WHERE
      (
        "t127"."facts" & 4096
      ) <> 0) AS INTEGER) AS "previous_month",
    CAST(SUM("t127"."previous_denominator") FILTER(WHERE
      (
        "t127"."facts" & 4096
      ) <> 0) AS INTEGER) AS "previous_denominator",
    CAST(SUM("t127"."people_to_target") FILTER(WHERE
      (
        "t127"."facts" & 4096
      ) <> 0) AS INTEGER) AS "people_to_target",
    CAST(SUM("t127"."change") FILTER(WHERE
      (
        "t127"."facts" & 4096
      ) <> 0) AS INTEGER) AS "change",
    MAX("t127"."carried") FILTER(WHERE
      (
        "t127"."facts" & 4096
      ) <> 0) AS "carried",
    MAX("t127"."facts" & 127) AS "about",
    MAX("t127"."facts" & 128) FILTER(WHERE
      (
        "t127"."facts" & 4096
      ) <> 0) AS "reported",
    MIN(IIF((
      "t127"."facts" & 4096
    ) <> 0, "t127"."facts" & 256, 0)) AS "complete",
    MAX("t127"."facts" & 512) AS "unmeasured",
    MIN("t127"."facts" & 1024) AS "no_population",
    MAX("t127"."facts" & 2048) AS "provisional",
    CAST(SUM(IIF((
      "t127"."facts" & 4096
    ) <> 0, "t127"."areas", 0)) AS INTEGER) AS "villages_counted",
    CAST(SUM(IIF((
      "t127"."facts" & 4096
    ) <> 0, 0, "t127"."areas")) AS INTEGER) AS "villages_missing",
    CAST(SUM(
      IIF(
        (
          (
            "t127"."facts" & 4096
          ) <> 0
        )
        AND (
          (
            "t127"."facts" & 130
          ) = 2
        ),
        "t127"."areas",
        0
      )
    ) AS INTEGER) AS "villages_late"
  FROM "t127" AS "t127"
  GROUP BY
    "t127"."indicator"
), "t39" AS NOT MATERIALIZED (
  SELECT
    "t36"."indicator" AS "code",
    MIN("t36"."whole_target") AS "least",
    MAX("t36"."whole_target") AS "most",
    MAX("t36"."line_months") AS "line_months",
    MAX("t36"."way") AS "way"
  FROM "t34" AS "t36"
  GROUP BY
    "t36"."indicator"
), "t46" AS NOT MATERIALIZED (
  SELECT
    "t39"."code" AS "code",
    "t39"."line_months" AS "line_months",
    "t39"."way" AS "way",
    IIF("t39"."least" = "t39"."most", "t39"."most", CAST(NULL AS INTEGER)) AS "target"
  FROM "t39" AS "t39"
), "t132" AS NOT MATERIALIZED (
  SELECT
    "t125"."area" AS "area",
    "t125"."indicator" AS "indicator",
    "t125"."numerator" AS "numerator",
    "t125"."denominator" AS "denominator",
    "t125"."this_month" AS "this_month",
    "t125"."this_denominator" AS "this_denominator",
    "t125"."previous_month" AS "previous_month",
    "t125"."previous_denominator" AS "previous_denominator",
    "t125"."target" AS "target",
    "t125"."people_to_target" AS "people_to_target",
    "t125"."carried" AS "carried",
    "t125"."facts" AS "facts",
    "t125"."villages_counted" AS "villages_counted",
    "t125"."villages_missing" AS "villages_missing",
    "t125"."villages_late" AS "villages_late"
  FROM "t124" AS "t125"
  UNION ALL
  SELECT
    CAST(NULL AS UUID) AS "area",
    "t129"."indicator" AS "indicator",
    "t129"."numerator" AS "numerator",
    "t129"."denominator" AS "denominator",
    "t129"."this_month" AS "this_month",
    "t129"."this_denominator" AS "this_denominator",
    "t129"."previous_month" AS "previous_month",
    "t129"."previous_denominator" AS "previous_denominator",
    "t46"."target" AS "target",
    "t129"."people_to_target" AS "people_to_target",
    "t129"."carried" AS "carried",
    CAST("t129"."about" + COALESCE("t129"."reported", 0) + "t129"."complete" + IIF(COALESCE("t129"."reported", 0) = 0, "t129"."unmeasured", 0) + "t129"."no_population" + "t129"."provisional" + (
      (
        IIF((
          "t129"."denominator" > 0
        ) AND (
          NOT "t129"."numerator" IS NULL
        ), 1, 0) * 4096
      ) + (
        IIF("t129"."numerator" = 0, 1, 0) * 8192
      ) + (
        COALESCE(
          CAST((
            (
              (
                "t129"."numerator" * 1200000000
              ) - (
                "t46"."target" * "t46"."line_months" * "t129"."denominator"
              )
            ) * "t46"."way"
          ) >= 0 AS INTEGER),
          2
        ) * 16384
      ) + (
        COALESCE(
          CAST(CAST("t129"."change" > 0 AS INTEGER) + CAST("t129"."change" >= 0 AS INTEGER) AS INTEGER),
          3
        ) * 65536
      )
    ) AS INTEGER) AS "facts",
    "t129"."villages_counted" AS "villages_counted",
    "t129"."villages_missing" AS "villages_missing",
    "t129"."villages_late" AS "villages_late"
  FROM "t129" AS "t129"
  INNER JOIN "t46" AS "t46"
    ON "t129"."indicator" = "t46"."code"
), "t133" AS NOT MATERIALIZED (
  SELECT
    "t103"."area" AS "area",
    "t103"."indicator" AS "indicator",
    "t103"."numerator" AS "numerator",
    "t103"."denominator" AS "denominator",
    "t103"."this_month" AS "this_month",
    "t103"."this_denominator" AS "this_denominator",
    "t103"."previous_month" AS "previous_month",
    "t103"."previous_denominator" AS "previous_denominator",
    "t103"."target" AS "target",
    "t103"."people_to_target" AS "people_to_target",
    "t103"."carried" AS "carried",
    "t103"."facts" AS "facts",
    "t103"."villages_counted" AS "villages_counted",
    "t103"."villages_missing" AS "villages_missing",
    "t103"."villages_late" AS "villages_late"
  FROM "t102" AS "t103"
  UNION ALL
  SELECT
    "t132"."area" AS "area",
    "t132"."indicator" AS "indicator",
    "t132"."numerator" AS "numerator",
    "t132"."denominator" AS "denominator",
    "t132"."this_month" AS "this_month",
    "t132"."this_denominator" AS "this_denominator",
    "t132"."previous_month" AS "previous_month",
    "t132"."previous_denominator" AS "previous_denominator",
    "t132"."target" AS "target",
    "t132"."people_to_target" AS "people_to_target",
    "t132"."carried" AS "carried",
    "t132"."facts" AS "facts",
    "t132"."villages_counted" AS "villages_counted",
    "t132"."villages_missing" AS "villages_missing",
    "t132"."villages_late" AS "villages_late"
  FROM "t132" AS "t132"
)
SELECT
  CAST("t133"."area" AS TEXT) AS "area",
  "t133"."indicator" AS "indicator",
  "t133"."numerator" AS "numerator",
  "t133"."denominator" AS "denominator",
  "t133"."this_month" AS "this_month",
  "t133"."this_denominator" AS "this_denominator",
  "t133"."previous_month" AS "previous_month",
  "t133"."previous_denominator" AS "previous_denominator",
  "t133"."target" AS "target",
  "t133"."people_to_target" AS "people_to_target",
  "t133"."carried" AS "carried",
  "t133"."facts" AS "facts",
  "t133"."villages_counted" AS "villages_counted",
  "t133"."villages_missing" AS "villages_missing",
  "t133"."villages_late" AS "villages_late"
FROM "t133" AS "t133"