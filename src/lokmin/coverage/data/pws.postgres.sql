-- 5d47bed81804adfce4b89cf05a0f5ca95ffca0246114d7086d49e25e415a8c00
WITH "t16" AS MATERIALIZED (
  SELECT
    "t12"."indicator",
    "t12"."element",
    "t12"."side",
    "t12"."weight",
    "t9"."kind",
    "t9"."accumulation",
    "t9"."lower",
    "t9"."schedule",
    "t9"."terms"
  FROM "pws_term" AS "t12"
  INNER JOIN "pws_indicator" AS "t9"
    ON "t12"."indicator" = "t9"."indicator"
), t30 AS NOT MATERIALIZED (
  SELECT
    "t3"."indicator",
    "t3"."kind",
    "t3"."lower",
    CASE
      WHEN (
        "t3"."accumulation" = 'kumulatif'
      ) AND (
        "t3"."lower" = 0
      )
      THEN 1
      ELSE 0
    END AS "ramps",
    CASE
      WHEN (
        987654301 >= 1
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 1
          ) % 2
        ) = 1
      )
      THEN 1
      ELSE 0
    END + CASE
      WHEN (
        987654301 >= 2
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 2
          ) % 2
        ) = 1
      )
      THEN 1
      ELSE 0
    END + CASE
      WHEN (
        987654301 >= 3
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 3
          ) % 2
        ) = 1
      )
      THEN 1
      ELSE 0
    END + CASE
      WHEN (
        987654301 >= 4
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 4
          ) % 2
        ) = 1
      )
      THEN 1
      ELSE 0
    END + CASE
      WHEN (
        987654301 >= 5
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 5
          ) % 2
        ) = 1
      )
      THEN 1
      ELSE 0
    END + CASE
      WHEN (
        987654301 >= 6
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 6
          ) % 2
        ) = 1
      )
      THEN 1
      ELSE 0
    END + CASE
      WHEN (
        987654301 >= 7
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 7
          ) % 2
        ) = 1
      )
      THEN 1
      ELSE 0
    END + CASE
      WHEN (
        987654301 >= 8
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 8
          ) % 2
        ) = 1
      )
      THEN 1
      ELSE 0
    END + CASE
      WHEN (
        987654301 >= 9
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 9
          ) % 2
        ) = 1
      )
      THEN 1
      ELSE 0
    END + CASE
      WHEN (
        987654301 >= 10
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 10
          ) % 2
        ) = 1
      )
      THEN 1
      ELSE 0
    END + CASE
      WHEN (
        987654301 >= 11
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 11
          ) % 2
        ) = 1
      )
      THEN 1
      ELSE 0
    END + CASE
      WHEN (
        987654301 >= 12
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 12
          ) % 2
        ) = 1
      )
      THEN 1
      ELSE 0
    END AS "due",
    CASE
      WHEN (
        (
          CAST("t3"."schedule" AS BIGINT) >> 987654301
        ) % 2
      ) = 1
      THEN 1
      ELSE 0
    END AS "scheduled",
    CASE
      WHEN CASE
        WHEN (
          987654301 > 11
        )
        AND (
          (
            (
              CAST("t3"."schedule" AS BIGINT) >> 11
            ) % 2
          ) = 1
        )
        THEN 11
        WHEN (
          987654301 > 10
        )
        AND (
          (
            (
              CAST("t3"."schedule" AS BIGINT) >> 10
            ) % 2
          ) = 1
        )
        THEN 10
        WHEN (
          987654301 > 9
        )
        AND (
          (
            (
              CAST("t3"."schedule" AS BIGINT) >> 9
            ) % 2
          ) = 1
        )
        THEN 9
        WHEN (
          987654301 > 8
        )
        AND (
          (
            (
              CAST("t3"."schedule" AS BIGINT) >> 8
            ) % 2
          ) = 1
        )
        THEN 8
        WHEN (
          987654301 > 7
        )
        AND (
          (
            (
              CAST("t3"."schedule" AS BIGINT) >> 7
            ) % 2
          ) = 1
        )
        THEN 7
        WHEN (
          987654301 > 6
        )
        AND (
          (
            (
              CAST("t3"."schedule" AS BIGINT) >> 6
            ) % 2
          ) = 1
        )
        THEN 6
        WHEN (
          987654301 > 5
        )
        AND (
          (
            (
              CAST("t3"."schedule" AS BIGINT) >> 5
            ) % 2
          ) = 1
        )
        THEN 5
        WHEN (
          987654301 > 4
        )
        AND (
          (
            (
              CAST("t3"."schedule" AS BIGINT) >> 4
            ) % 2
          ) = 1
        )
        THEN 4
        WHEN (
          987654301 > 3
        )
        AND (
          (
            (
              CAST("t3"."schedule" AS BIGINT) >> 3
            ) % 2
          ) = 1
        )
        THEN 3
        WHEN (
          987654301 > 2
        )
        AND (
          (
            (
              CAST("t3"."schedule" AS BIGINT) >> 2
            ) % 2
          ) = 1
        )
        THEN 2
        WHEN (
          987654301 > 1
        )
        AND (
          (
            (
              CAST("t3"."schedule" AS BIGINT) >> 1
            ) % 2
          ) = 1
        )
        THEN 1
        ELSE 0
      END = 0
      THEN 1
      ELSE 0
    END AS "first"
  FROM "pws_indicator" AS "t3"
), t33 AS NOT MATERIALIZED (
  SELECT
    "t30"."indicator",
    "t30"."kind",
    "t30"."lower",
    "t30"."ramps",
    "t30"."due",
    "t30"."scheduled",
    "t30"."first",
    CASE WHEN "t30"."ramps" = 1 THEN 987654301 ELSE 12 END AS "line_months"
  FROM t30 AS t30
), t18 AS MATERIALIZED (
  SELECT
    "t4"."area",
    "t4"."element",
    COUNT("t4"."count") AS "months",
    SUM("t4"."count") AS "total",
    SUM("t4"."count") FILTER(WHERE
      "t4"."month" = 987654301) AS "this",
    SUM("t4"."count") FILTER(WHERE
      (
        "t4"."month" + 1
      ) = 987654301) AS "before",
    COUNT("t4"."month") FILTER(WHERE
      (
        "t4"."count" IS NULL
      ) AND (
        "t4"."month" = 987654301
      )) AS "unmeasured"
  FROM "pws_figure" AS "t4"
  GROUP BY
    1,
    2
), t25 AS NOT MATERIALIZED (
  SELECT
    "t19"."indicator",
    "t19"."side",
    "t19"."weight",
    "t19"."terms",
    "t19"."element" AS "of",
    "t19"."accumulation" IN ('kumulatif', 'rasio') AS "adds_up",
    (
      "t19"."terms" = 1
    ) AND (
      "t19"."accumulation" = 'kumulatif'
    ) AS "is_plain"
  FROM "t16" AS "t19"
  WHERE
    "t19"."schedule" = 8190
    AND NOT (
      (
        "t19"."terms" = 1
      ) AND (
        "t19"."accumulation" = 'kumulatif'
      )
    )
), t27 AS NOT MATERIALIZED (
  SELECT
    "t18"."area",
    "t18"."element",
    "t18"."months",
    "t18"."total",
    "t18"."this",
    "t18"."before",
    "t18"."unmeasured",
    "t25"."indicator",
    "t25"."side",
    "t25"."weight",
    "t25"."terms",
    "t25"."of",
    "t25"."adds_up",
    "t25"."is_plain"
  FROM t18 AS t18
  CROSS JOIN t25 AS t25
), t29 AS NOT MATERIALIZED (
  SELECT
    *
  FROM t27 AS t27
  WHERE
    "t27"."element" = "t27"."of"
), t31 AS NOT MATERIALIZED (
  SELECT
    "t29"."area",
    "t29"."indicator",
    MIN("t29"."months") AS "months",
    SUM(
      CASE WHEN "t29"."adds_up" THEN "t29"."total" ELSE "t29"."this" END * "t29"."weight"
    ) FILTER(WHERE
      "t29"."side" = 'numerator') AS "numerator",
    SUM(
      CASE WHEN "t29"."adds_up" THEN "t29"."total" ELSE "t29"."this" END * "t29"."weight"
    ) FILTER(WHERE
      "t29"."side" = 'denominator') AS "denominator",
    SUM("t29"."this" * "t29"."weight") FILTER(WHERE
      "t29"."side" = 'numerator') AS "this_month",
    SUM("t29"."this" * "t29"."weight") FILTER(WHERE
      "t29"."side" = 'denominator') AS "this_denominator",
    SUM("t29"."before" * "t29"."weight") FILTER(WHERE
      "t29"."side" = 'numerator') AS "previous_month",
    SUM("t29"."before" * "t29"."weight") FILTER(WHERE
      "t29"."side" = 'denominator') AS "previous_denominator",
    MAX("t29"."unmeasured") AS "unmeasured",
    COUNT("t29"."months") AS "reported",
    MAX("t29"."terms") AS "terms"
  FROM t29 AS t29
  GROUP BY
    1,
    2
), t34 AS NOT MATERIALIZED (
  SELECT
    "t31"."area",
    "t31"."indicator",
    "t31"."months",
    "t31"."numerator",
    "t31"."denominator",
    "t31"."this_month",
    "t31"."this_denominator",
    "t31"."previous_month",
    "t31"."previous_denominator",
    "t31"."unmeasured",
    "t31"."reported",
    "t31"."terms",
    (
      "t31"."months" = 987654301
    ) AND (
      "t31"."reported" = "t31"."terms"
    ) AS "is_regular"
  FROM t31 AS t31
), t35 AS MATERIALIZED (
  SELECT
    "t34"."area",
    "t34"."indicator",
    "t34"."months",
    "t34"."numerator",
    "t34"."denominator",
    "t34"."this_month",
    "t34"."this_denominator",
    "t34"."previous_month",
    "t34"."previous_denominator",
    "t34"."unmeasured",
    "t34"."is_regular"
  FROM t34 AS t34
), t36 AS NOT MATERIALIZED (
  SELECT
    "t35"."area",
    "t35"."indicator"
  FROM t35 AS t35
  WHERE
    NOT (
      "t35"."is_regular"
    )
), t14 AS NOT MATERIALIZED (
  SELECT
    *
  FROM "pws_indicator" AS "t3"
  WHERE
    "t3"."schedule" <> 8190
), t17 AS NOT MATERIALIZED (
  SELECT
    "t8"."area",
    "t14"."indicator"
  FROM "pws_area" AS "t8"
  CROSS JOIN t14 AS t14
), t40 AS NOT MATERIALIZED (
  SELECT
    *
  FROM t36 AS t36
  UNION ALL
  SELECT
    *
  FROM t17 AS t17
), t21 AS NOT MATERIALIZED (
  SELECT
    "t3"."indicator",
    "t3"."kind",
    "t3"."accumulation",
    "t3"."lower",
    "t3"."schedule",
    "t3"."terms",
    CASE
      WHEN (
        987654301 > 11
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 11
          ) % 2
        ) = 1
      )
      THEN 11
      WHEN (
        987654301 > 10
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 10
          ) % 2
        ) = 1
      )
      THEN 10
      WHEN (
        987654301 > 9
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 9
          ) % 2
        ) = 1
      )
      THEN 9
      WHEN (
        987654301 > 8
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 8
          ) % 2
        ) = 1
      )
      THEN 8
      WHEN (
        987654301 > 7
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 7
          ) % 2
        ) = 1
      )
      THEN 7
      WHEN (
        987654301 > 6
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 6
          ) % 2
        ) = 1
      )
      THEN 6
      WHEN (
        987654301 > 5
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 5
          ) % 2
        ) = 1
      )
      THEN 5
      WHEN (
        987654301 > 4
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 4
          ) % 2
        ) = 1
      )
      THEN 4
      WHEN (
        987654301 > 3
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 3
          ) % 2
        ) = 1
      )
      THEN 3
      WHEN (
        987654301 > 2
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 2
          ) % 2
        ) = 1
      )
      THEN 2
      WHEN (
        987654301 > 1
      )
      AND (
        (
          (
            CAST("t3"."schedule" AS BIGINT) >> 1
          ) % 2
        ) = 1
      )
      THEN 1
      ELSE 0
    END AS "before"
  FROM "pws_indicator" AS "t3"
), t42 AS NOT MATERIALIZED (
  SELECT
    "t40"."area",
    "t40"."indicator",
    "t21"."kind",
    "t21"."accumulation",
    "t21"."lower",
    "t21"."schedule",
    "t21"."terms",
    "t21"."before",
    "t11"."element",
    "t11"."side",
    "t11"."weight",
    "t10"."area" AS "area_right",
    "t10"."element" AS "element_right",
    "t10"."month",
    "t10"."count"
  FROM t40 AS t40
  INNER JOIN t21 AS t21
    ON "t40"."indicator" = "t21"."indicator"
  INNER JOIN "pws_term" AS "t11"
    ON "t40"."indicator" = "t11"."indicator"
  LEFT OUTER JOIN "pws_figure" AS "t10"
    ON "t40"."area" = "t10"."area" AND "t11"."element" = "t10"."element"
), t43 AS NOT MATERIALIZED (
  SELECT
    "t42"."area",
    "t42"."indicator",
    "t42"."kind",
    "t42"."accumulation",
    "t42"."lower",
    "t42"."schedule",
    "t42"."terms",
    "t42"."before",
    "t42"."element",
    "t42"."side",
    "t42"."weight",
    "t42"."month",
    "t42"."count"
  FROM t42 AS t42
), t44 AS NOT MATERIALIZED (
  SELECT
    "t43"."area",
    "t43"."indicator",
    "t43"."month",
    "t43"."accumulation",
    "t43"."before",
    "t43"."terms",
    "t43"."schedule",
    SUM(CAST("t43"."count" AS BIGINT) * "t43"."weight") FILTER(WHERE
      "t43"."side" = 'numerator') AS "numerator",
    SUM(CAST("t43"."count" AS BIGINT) * "t43"."weight") FILTER(WHERE
      "t43"."side" = 'denominator') AS "denominator",
    COUNT("t43"."count") AS "counts",
    COUNT("t43"."month") AS "rows"
  FROM t43 AS t43
  GROUP BY
    1,
    2,
    3,
    4,
    5,
    6,
    7
), t45 AS NOT MATERIALIZED (
  SELECT
    "t44"."area",
    "t44"."indicator",
    "t44"."month",
    "t44"."accumulation",
    "t44"."before",
    "t44"."terms",
    "t44"."schedule",
    "t44"."numerator",
    "t44"."denominator",
    "t44"."counts",
    "t44"."rows",
    (
      (
        (
          CAST("t44"."schedule" AS BIGINT) >> "t44"."month"
        ) % 2
      ) = 1
    )
    AND (
      "t44"."counts" = "t44"."terms"
    ) AS "complete",
    (
      (
        (
          CAST("t44"."schedule" AS BIGINT) >> "t44"."month"
        ) % 2
      ) = 1
    )
    AND (
      "t44"."rows" > "t44"."counts"
    ) AS "unmeasured"
  FROM t44 AS t44
), t46 AS NOT MATERIALIZED (
  SELECT
    "t45"."area",
    "t45"."indicator",
    "t45"."month",
    "t45"."accumulation",
    "t45"."before",
    "t45"."terms",
    "t45"."schedule",
    "t45"."numerator",
    "t45"."denominator",
    "t45"."counts",
    "t45"."rows",
    "t45"."complete",
    "t45"."unmeasured",
    MAX("t45"."month") FILTER(WHERE
      "t45"."complete") OVER (
      PARTITION BY "t45"."area", "t45"."indicator"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "latest"
  FROM t45 AS t45
), t47 AS NOT MATERIALIZED (
  SELECT
    "t46"."area",
    "t46"."indicator",
    COUNT("t46"."month") FILTER(WHERE
      "t46"."complete") AS "months",
    SUM("t46"."numerator") FILTER(WHERE
      "t46"."complete"
      AND CASE
        WHEN "t46"."accumulation" = 'stok'
        THEN "t46"."month" = "t46"."latest"
        WHEN "t46"."accumulation" = 'bulanan'
        THEN "t46"."month" = 987654301
        ELSE TRUE
      END) AS "numerator",
    SUM("t46"."denominator") FILTER(WHERE
      "t46"."complete"
      AND CASE
        WHEN "t46"."accumulation" = 'stok'
        THEN "t46"."month" = "t46"."latest"
        WHEN "t46"."accumulation" = 'bulanan'
        THEN "t46"."month" = 987654301
        ELSE TRUE
      END) AS "denominator",
    SUM("t46"."numerator") FILTER(WHERE
      "t46"."complete" AND (
        "t46"."month" = 987654301
      )) AS "this_month",
    SUM("t46"."denominator") FILTER(WHERE
      "t46"."complete" AND (
        "t46"."month" = 987654301
      )) AS "this_denominator",
    SUM("t46"."numerator") FILTER(WHERE
      "t46"."complete" AND (
        "t46"."month" = "t46"."before"
      )) AS "previous_month",
    SUM("t46"."denominator") FILTER(WHERE
      "t46"."complete" AND (
        "t46"."month" = "t46"."before"
      )) AS "previous_denominator",
    CAST(MAX(
      CASE WHEN (
        "t46"."month" = 987654301
      ) AND "t46"."unmeasured" THEN 1 ELSE 0 END
    ) AS BIGINT) AS "unmeasured"
  FROM t46 AS t46
  GROUP BY
    1,
    2
), t48 AS NOT MATERIALIZED (
  SELECT
    "t47"."area",
    "t47"."indicator",
    "t47"."months",
    CAST("t47"."numerator" AS BIGINT) AS "numerator",
    CAST("t47"."denominator" AS BIGINT) AS "denominator",
    CAST("t47"."this_month" AS BIGINT) AS "this_month",
    CAST("t47"."this_denominator" AS BIGINT) AS "this_denominator",
    CAST("t47"."previous_month" AS BIGINT) AS "previous_month",
    CAST("t47"."previous_denominator" AS BIGINT) AS "previous_denominator",
    "t47"."unmeasured"
  FROM t47 AS t47
), t23 AS NOT MATERIALIZED (
  SELECT
    "t19"."indicator",
    "t19"."side",
    "t19"."weight",
    "t19"."terms",
    "t19"."element" AS "of",
    "t19"."accumulation" IN ('kumulatif', 'rasio') AS "adds_up",
    (
      "t19"."terms" = 1
    ) AND (
      "t19"."accumulation" = 'kumulatif'
    ) AS "is_plain"
  FROM "t16" AS "t19"
  WHERE
    "t19"."schedule" = 8190
    AND (
      (
        "t19"."terms" = 1
      ) AND (
        "t19"."accumulation" = 'kumulatif'
      )
    )
), t26 AS NOT MATERIALIZED (
  SELECT
    "t18"."area",
    "t18"."element",
    "t18"."months",
    "t18"."total",
    "t18"."this",
    "t18"."before",
    "t18"."unmeasured",
    "t23"."indicator",
    "t23"."side",
    "t23"."weight",
    "t23"."terms",
    "t23"."of",
    "t23"."adds_up",
    "t23"."is_plain"
  FROM t18 AS t18
  CROSS JOIN t23 AS t23
), t28 AS NOT MATERIALIZED (
  SELECT
    "t26"."area",
    "t26"."indicator",
    "t26"."months",
    "t26"."total" * "t26"."weight" AS "numerator",
    CAST(NULL AS BIGINT) AS "denominator",
    "t26"."this" * "t26"."weight" AS "this_month",
    CAST(NULL AS BIGINT) AS "this_denominator",
    "t26"."before" * "t26"."weight" AS "previous_month",
    CAST(NULL AS BIGINT) AS "previous_denominator",
    "t26"."unmeasured"
  FROM t26 AS t26
  WHERE
    "t26"."element" = "t26"."of"
), t37 AS NOT MATERIALIZED (
  SELECT
    "t35"."area",
    "t35"."indicator",
    "t35"."months",
    CAST("t35"."numerator" AS BIGINT) AS "numerator",
    CAST("t35"."denominator" AS BIGINT) AS "denominator",
    CAST("t35"."this_month" AS BIGINT) AS "this_month",
    CAST("t35"."this_denominator" AS BIGINT) AS "this_denominator",
    CAST("t35"."previous_month" AS BIGINT) AS "previous_month",
    CAST("t35"."previous_denominator" AS BIGINT) AS "previous_denominator",
    "t35"."unmeasured",
    "t35"."is_regular"
  FROM t35 AS t35
  WHERE
    "t35"."is_regular"
), t39 AS NOT MATERIALIZED (
  SELECT
    "t37"."area",
    "t37"."indicator",
    "t37"."months",
    "t37"."numerator",
    "t37"."denominator",
    "t37"."this_month",
    "t37"."this_denominator",
    "t37"."previous_month",
    "t37"."previous_denominator",
    "t37"."unmeasured"
  FROM t37 AS t37
), t41 AS NOT MATERIALIZED (
  SELECT
    *
  FROM t28 AS t28
  UNION ALL
  SELECT
    *
  FROM t39 AS t39
), t50 AS NOT MATERIALIZED (
  SELECT
    *
  FROM t48 AS t48
  UNION ALL
  SELECT
    *
  FROM t41 AS t41
), t51 AS NOT MATERIALIZED (
  SELECT
    "t8"."area",
    "t8"."puskesmas",
    "t33"."indicator",
    "t33"."kind",
    "t33"."lower",
    "t33"."ramps",
    "t33"."due",
    "t33"."scheduled",
    "t33"."first",
    "t33"."line_months",
    "t50"."area" AS "area_right",
    "t50"."indicator" AS "indicator_right",
    "t50"."months",
    "t50"."numerator",
    "t50"."denominator",
    "t50"."this_month",
    "t50"."this_denominator",
    "t50"."previous_month",
    "t50"."previous_denominator",
    "t50"."unmeasured"
  FROM "pws_area" AS "t8"
  CROSS JOIN t33 AS t33
  LEFT OUTER JOIN t50 AS t50
    ON "t33"."indicator" = "t50"."indicator" AND "t8"."area" = "t50"."area"
), t53 AS NOT MATERIALIZED (
  SELECT
    "t51"."area",
    "t51"."puskesmas",
    "t51"."indicator",
    "t51"."kind",
    "t51"."lower",
    "t51"."ramps",
    "t51"."due",
    "t51"."scheduled",
    "t51"."first",
    "t51"."line_months",
    "t51"."months",
    "t51"."numerator",
    "t51"."denominator",
    "t51"."this_month",
    "t51"."this_denominator",
    "t51"."previous_month",
    "t51"."previous_denominator",
    "t51"."unmeasured"
  FROM t51 AS t51
), t54 AS NOT MATERIALIZED (
  SELECT
    "t53"."area",
    "t53"."puskesmas",
    "t53"."indicator",
    "t53"."kind",
    "t53"."lower",
    "t53"."ramps",
    "t53"."due",
    "t53"."scheduled",
    "t53"."first",
    "t53"."line_months",
    "t53"."months",
    "t53"."numerator",
    "t53"."denominator",
    "t53"."this_month",
    "t53"."this_denominator",
    "t53"."previous_month",
    "t53"."previous_denominator",
    "t53"."unmeasured",
    "t7"."area" AS "area_right",
    "t7"."kind" AS "kind_right",
    "t7"."thousandths",
    "t7"."provisional"
  FROM t53 AS t53
  LEFT OUTER JOIN "pws_population" AS "t7"
    ON "t53"."area" = "t7"."area" AND "t53"."kind" = "t7"."kind"
), t55 AS NOT MATERIALIZED (
  SELECT
    "t54"."area",
    "t54"."puskesmas",
    "t54"."indicator",
    "t54"."kind",
    "t54"."lower",
    "t54"."ramps",
    "t54"."due",
    "t54"."scheduled",
    "t54"."first",
    "t54"."line_months",
    "t54"."months",
    "t54"."numerator",
    "t54"."denominator",
    "t54"."this_month",
    "t54"."this_denominator",
    "t54"."previous_month",
    "t54"."previous_denominator",
    "t54"."unmeasured",
    "t54"."thousandths",
    "t54"."provisional"
  FROM t54 AS t54
), t57 AS NOT MATERIALIZED (
  SELECT
    "t55"."area",
    "t55"."puskesmas",
    "t55"."indicator",
    "t55"."kind",
    "t55"."lower",
    "t55"."ramps",
    "t55"."due",
    "t55"."scheduled",
    "t55"."first",
    "t55"."line_months",
    "t55"."months",
    "t55"."numerator",
    "t55"."denominator",
    "t55"."this_month",
    "t55"."this_denominator",
    "t55"."previous_month",
    "t55"."previous_denominator",
    "t55"."unmeasured",
    "t55"."thousandths" AS "population",
    "t55"."provisional" AS "old_population"
  FROM t55 AS t55
), t58 AS NOT MATERIALIZED (
  SELECT
    "t57"."area",
    "t57"."puskesmas",
    "t57"."indicator",
    "t57"."kind",
    "t57"."lower",
    "t57"."ramps",
    "t57"."due",
    "t57"."scheduled",
    "t57"."first",
    "t57"."line_months",
    "t57"."months",
    "t57"."numerator",
    "t57"."denominator",
    "t57"."this_month",
    "t57"."this_denominator",
    "t57"."previous_month",
    "t57"."previous_denominator",
    "t57"."unmeasured",
    "t57"."population",
    "t57"."old_population",
    "t6"."puskesmas" AS "puskesmas_right",
    "t6"."indicator" AS "indicator_right",
    "t6"."thousandths",
    "t6"."provisional"
  FROM t57 AS t57
  LEFT OUTER JOIN "pws_target" AS "t6"
    ON "t57"."puskesmas" = "t6"."puskesmas" AND "t57"."indicator" = "t6"."indicator"
), t59 AS NOT MATERIALIZED (
  SELECT
    "t58"."area",
    "t58"."puskesmas",
    "t58"."indicator",
    "t58"."kind",
    "t58"."lower",
    "t58"."ramps",
    "t58"."due",
    "t58"."scheduled",
    "t58"."first",
    "t58"."line_months",
    "t58"."months",
    "t58"."numerator",
    "t58"."denominator",
    "t58"."this_month",
    "t58"."this_denominator",
    "t58"."previous_month",
    "t58"."previous_denominator",
    "t58"."unmeasured",
    "t58"."population",
    "t58"."old_population",
    "t58"."thousandths",
    "t58"."provisional"
  FROM t58 AS t58
), t60 AS NOT MATERIALIZED (
  SELECT
    "t59"."area",
    "t59"."puskesmas",
    "t59"."indicator",
    "t59"."kind",
    "t59"."lower",
    "t59"."ramps",
    "t59"."due",
    "t59"."scheduled",
    "t59"."first",
    "t59"."line_months",
    "t59"."months",
    "t59"."numerator",
    CASE WHEN "t59"."kind" <> '' THEN "t59"."population" ELSE "t59"."denominator" END AS "denominator",
    "t59"."this_month",
    CASE
      WHEN "t59"."this_month" IS NOT NULL
      THEN CASE
        WHEN "t59"."kind" <> ''
        THEN "t59"."population"
        ELSE "t59"."this_denominator"
      END
      ELSE CAST(NULL AS BIGINT)
    END AS "this_denominator",
    "t59"."previous_month",
    CASE
      WHEN "t59"."previous_month" IS NOT NULL
      THEN CASE
        WHEN "t59"."kind" <> ''
        THEN "t59"."population"
        ELSE "t59"."previous_denominator"
      END
      ELSE CAST(NULL AS BIGINT)
    END AS "previous_denominator",
    COALESCE("t59"."unmeasured", 0) AS "unmeasured",
    "t59"."population",
    "t59"."old_population",
    "t59"."thousandths" AS "target",
    "t59"."provisional" AS "old_target",
    CASE
      WHEN (
        CASE WHEN "t59"."kind" <> '' THEN "t59"."population" ELSE "t59"."denominator" END <= 0
      )
      OR (
        (
          "t59"."kind" <> ''
        )
        AND (
          CASE WHEN "t59"."kind" <> '' THEN "t59"."population" ELSE "t59"."denominator" END IS NULL
        )
      )
      THEN 1
      ELSE 0
    END AS "no_population",
    CASE WHEN "t59"."this_month" IS NOT NULL THEN 1 ELSE 0 END AS "reported",
    CASE WHEN "t59"."months" = "t59"."due" THEN 1 ELSE 0 END AS "complete",
    GREATEST(COALESCE("t59"."old_population", 0), COALESCE("t59"."provisional", 0)) AS "provisional",
    "t59"."this_month" - "t59"."previous_month" AS "change"
  FROM t59 AS t59
), t61 AS NOT MATERIALIZED (
  SELECT
    "t60"."area",
    "t60"."puskesmas",
    "t60"."indicator",
    "t60"."kind",
    "t60"."lower",
    "t60"."ramps",
    "t60"."due",
    "t60"."scheduled",
    "t60"."first",
    "t60"."line_months",
    "t60"."months",
    "t60"."numerator",
    "t60"."denominator",
    "t60"."this_month",
    "t60"."this_denominator",
    "t60"."previous_month",
    "t60"."previous_denominator",
    "t60"."unmeasured",
    "t60"."population",
    "t60"."old_population",
    "t60"."target",
    "t60"."old_target",
    "t60"."no_population",
    "t60"."reported",
    "t60"."complete",
    "t60"."provisional",
    "t60"."change",
    CASE
      WHEN (
        "t60"."denominator" > 0
      ) AND (
        "t60"."numerator" IS NOT NULL
      )
      THEN 1
      ELSE 0
    END AS "villages_counted",
    CASE
      WHEN NOT (
        COALESCE((
          "t60"."denominator" > 0
        ) AND (
          "t60"."numerator" IS NOT NULL
        ), FALSE)
      )
      THEN 1
      ELSE 0
    END AS "villages_missing",
    CASE
      WHEN (
        "t60"."denominator" > 0
      )
      AND (
        "t60"."numerator" IS NOT NULL
      )
      AND (
        "t60"."reported" = 0
      )
      AND (
        "t60"."scheduled" = 1
      )
      THEN 1
      ELSE 0
    END AS "villages_late",
    CASE
      WHEN (
        "t60"."ramps" = 1
      )
      AND (
        "t60"."denominator" > 0
      )
      AND (
        "t60"."numerator" IS NOT NULL
      )
      AND (
        "t60"."target" IS NOT NULL
      )
      THEN GREATEST(
        (
          (
            "t60"."target" * 987654302 * "t60"."denominator"
          ) + 1199999999
        ) / (
          1200000000
        ) - "t60"."numerator",
        0
      )
      ELSE CAST(NULL AS BIGINT)
    END AS "people_to_target"
  FROM t60 AS t60
), "t62" AS MATERIALIZED (
  SELECT
    "t61"."area",
    "t61"."indicator",
    "t61"."numerator",
    "t61"."denominator",
    "t61"."this_month",
    "t61"."this_denominator",
    "t61"."previous_month",
    "t61"."previous_denominator",
    "t61"."change",
    "t61"."people_to_target",
    "t61"."target",
    "t61"."line_months",
    "t61"."lower",
    "t61"."scheduled",
    "t61"."first",
    "t61"."no_population",
    "t61"."unmeasured",
    "t61"."reported",
    "t61"."complete",
    "t61"."provisional",
    "t61"."villages_counted",
    "t61"."villages_missing",
    "t61"."villages_late"
  FROM t61 AS t61
), t64 AS NOT MATERIALIZED (
  SELECT
    "t63"."indicator",
    "t63"."lower",
    "t63"."line_months",
    "t63"."scheduled",
    "t63"."first",
    CAST(SUM("t63"."numerator") FILTER(WHERE
      "t63"."villages_counted" = 1) AS BIGINT) AS "numerator",
    CAST(SUM("t63"."denominator") FILTER(WHERE
      "t63"."villages_counted" = 1) AS BIGINT) AS "denominator",
    CAST(SUM("t63"."this_month") FILTER(WHERE
      "t63"."villages_counted" = 1) AS BIGINT) AS "this_month",
    CAST(SUM("t63"."this_denominator") FILTER(WHERE
      "t63"."villages_counted" = 1) AS BIGINT) AS "this_denominator",
    CAST(SUM("t63"."previous_month") FILTER(WHERE
      "t63"."villages_counted" = 1) AS BIGINT) AS "previous_month",
    CAST(SUM("t63"."previous_denominator") FILTER(WHERE
      "t63"."villages_counted" = 1) AS BIGINT) AS "previous_denominator",
    CAST(SUM("t63"."change") FILTER(WHERE
      "t63"."villages_counted" = 1) AS BIGINT) AS "change",
    CAST(SUM("t63"."people_to_target") FILTER(WHERE
      "t63"."villages_counted" = 1) AS BIGINT) AS "people_to_target",
    CASE
      WHEN MIN("t63"."target") = MAX("t63"."target")
      THEN MAX("t63"."target")
      ELSE CAST(NULL AS BIGINT)
    END AS "target",
    MIN("t63"."no_population") AS "no_population",
    MAX("t63"."unmeasured") AS "unmeasured",
    COALESCE(MAX("t63"."reported") FILTER(WHERE
      "t63"."villages_counted" = 1), 0) AS "reported",
    LEAST(MIN("t63"."complete"), MIN("t63"."villages_counted")) AS "complete",
    MAX("t63"."provisional") AS "provisional",
    SUM("t63"."villages_counted") AS "villages_counted",
    SUM("t63"."villages_missing") AS "villages_missing",
    SUM("t63"."villages_late") AS "villages_late"
  FROM "t62" AS "t63"
  GROUP BY
    1,
    2,
    3,
    4,
    5
), t65 AS NOT MATERIALIZED (
  SELECT
    CAST(NULL AS UUID) AS "area",
    "t64"."indicator",
    "t64"."numerator",
    "t64"."denominator",
    "t64"."this_month",
    "t64"."this_denominator",
    "t64"."previous_month",
    "t64"."previous_denominator",
    "t64"."change",
    "t64"."people_to_target",
    "t64"."target",
    "t64"."line_months",
    "t64"."lower",
    "t64"."scheduled",
    "t64"."first",
    "t64"."no_population",
    "t64"."unmeasured" * (
      1 - "t64"."reported"
    ) AS "unmeasured",
    "t64"."reported",
    "t64"."complete",
    "t64"."provisional",
    "t64"."villages_counted",
    "t64"."villages_missing",
    "t64"."villages_late"
  FROM t64 AS t64
), t66 AS NOT MATERIALIZED (
  SELECT
    *
  FROM "t62" AS "t63"
  UNION ALL
  SELECT
    *
  FROM t65 AS t65
), t67 AS NOT MATERIALIZED (
  SELECT
    "t66"."area",
    "t66"."indicator",
    "t66"."numerator",
    "t66"."denominator",
    "t66"."this_month",
    "t66"."this_denominator",
    "t66"."previous_month",
    "t66"."previous_denominator",
    "t66"."change",
    "t66"."people_to_target",
    "t66"."target",
    "t66"."line_months",
    "t66"."lower",
    "t66"."scheduled",
    "t66"."first",
    "t66"."no_population",
    "t66"."unmeasured",
    "t66"."reported",
    "t66"."complete",
    "t66"."provisional",
    "t66"."villages_counted",
    "t66"."villages_missing",
    "t66"."villages_late",
    CASE
      WHEN (
        "t66"."denominator" > 0
      ) AND (
        "t66"."numerator" IS NOT NULL
      )
      THEN CAST(CASE
        WHEN "t66"."lower" = 1
        THEN (
          "t66"."numerator" * 1200000000
        ) <= (
          "t66"."target" * "t66"."line_months" * "t66"."denominator"
        )
        ELSE (
          "t66"."numerator" * 1200000000
        ) >= (
          "t66"."target" * "t66"."line_months" * "t66"."denominator"
        )
      END AS INT)
      ELSE CAST(NULL AS INT)
    END AS "on_target",
    CASE
      WHEN "t66"."no_population" = 1
      THEN 'no_population'
      WHEN "t66"."scheduled" = 0
      THEN 'not_scheduled'
      WHEN "t66"."unmeasured" = 1
      THEN 'unmeasured'
      WHEN "t66"."reported" = 0
      THEN 'missing'
      WHEN "t66"."complete" = 0
      THEN 'partial'
      WHEN "t66"."numerator" = 0
      THEN 'zero'
      ELSE 'value'
    END AS "state_code",
    CASE
      WHEN "t66"."first" = 1
      THEN CAST(NULL AS VARCHAR)
      WHEN "t66"."change" > 0
      THEN 'up'
      WHEN "t66"."change" < 0
      THEN 'down'
      WHEN "t66"."change" = 0
      THEN 'same'
      ELSE CAST(NULL AS VARCHAR)
    END AS "trend_code",
    (
      "t66"."denominator" > 0
    )
    AND (
      "t66"."numerator" IS NOT NULL
    )
    AND (
      "t66"."scheduled" = 1
    )
    AND (
      "t66"."unmeasured" = 0
    )
    AND (
      "t66"."reported" = 1
    ) AS "is_counted"
  FROM t66 AS t66
)
SELECT
  CAST("t67"."area" AS VARCHAR) AS "area",
  "t67"."indicator",
  "t67"."numerator",
  "t67"."denominator",
  "t67"."this_month",
  "t67"."this_denominator",
  "t67"."previous_month",
  "t67"."previous_denominator",
  "t67"."target",
  "t67"."line_months",
  "t67"."on_target",
  "t67"."people_to_target",
  "t67"."state_code",
  "t67"."trend_code",
  CASE CASE
      WHEN "t67"."is_counted"
      THEN CASE
        WHEN "t67"."first" = 1
        THEN 4
        WHEN (
          "t67"."change" * (
            1 - (
              "t67"."lower" * 2
            )
          )
        ) > 0
        THEN 3
        WHEN (
          "t67"."change" * (
            1 - (
              "t67"."lower" * 2
            )
          )
        ) = 0
        THEN 2
        WHEN (
          "t67"."change" * (
            1 - (
              "t67"."lower" * 2
            )
          )
        ) < 0
        THEN 1
        ELSE CAST(NULL AS BIGINT)
      END + (
        "t67"."on_target" * 10
      )
      ELSE CAST(NULL AS BIGINT)
    END
    WHEN 14
    THEN 'baik'
    WHEN 4
    THEN 'cukup'
    WHEN 13
    THEN 'baik'
    WHEN 12
    THEN '#same_above#'
    WHEN 11
    THEN 'kurang'
    WHEN 3
    THEN 'cukup'
    WHEN 2
    THEN '#same_below#'
    WHEN 1
    THEN 'jelek'
    ELSE CAST(NULL AS VARCHAR)
  END AS "status_code",
  CASE
    WHEN "t67"."is_counted" AND (
      "t67"."area" IS NOT NULL
    )
    THEN 1 - (
      "t67"."lower" * 2
    )
    ELSE CAST(NULL AS BIGINT)
  END AS "rank",
  "t67"."provisional",
  "t67"."villages_counted",
  "t67"."villages_missing",
  "t67"."villages_late"
FROM t67 AS t67