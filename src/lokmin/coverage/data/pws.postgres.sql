-- 663abb269baa923f1236b05b8cac5184f7c5b676459312cdb353ee260acdfaed
WITH t17 AS NOT MATERIALIZED (
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
      "t4"."month" = 987654301) - COUNT("t4"."count") FILTER(WHERE
      "t4"."month" = 987654301) AS "unmeasured"
  FROM "pws_figure" AS "t4"
  GROUP BY
    1,
    2
), "t20" AS MATERIALIZED (
  SELECT
    "t17"."area",
    "t17"."element",
    "t17"."months",
    "t17"."total",
    "t17"."this",
    "t17"."before",
    "t17"."unmeasured",
    "t11"."indicator",
    "t11"."side",
    "t11"."weight",
    "t9"."kind",
    "t9"."accumulation",
    "t9"."lower",
    "t9"."schedule",
    "t9"."terms"
  FROM t17 AS t17
  INNER JOIN "pws_term" AS "t11"
    ON "t17"."element" = "t11"."element"
  INNER JOIN "pws_indicator" AS "t9"
    ON "t11"."indicator" = "t9"."indicator"
), t24 AS NOT MATERIALIZED (
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
), t27 AS NOT MATERIALIZED (
  SELECT
    "t24"."indicator",
    "t24"."kind",
    "t24"."lower",
    "t24"."ramps",
    "t24"."due",
    "t24"."scheduled",
    "t24"."first",
    CASE WHEN "t24"."ramps" = 1 THEN 987654301 ELSE 12 END AS "line_months"
  FROM t24 AS t24
), t23 AS NOT MATERIALIZED (
  SELECT
    *
  FROM "t20" AS "t21"
  WHERE
    "t21"."schedule" = 8190
    AND NOT (
      (
        "t21"."terms" = 1
      ) AND (
        "t21"."accumulation" = 'kumulatif'
      )
    )
), t25 AS NOT MATERIALIZED (
  SELECT
    "t23"."area",
    "t23"."indicator",
    MIN("t23"."months") AS "months",
    SUM(
      CASE
        WHEN "t23"."accumulation" IN ('kumulatif', 'rasio')
        THEN "t23"."total"
        ELSE "t23"."this"
      END * "t23"."weight"
    ) FILTER(WHERE
      "t23"."side" = 'numerator') AS "numerator",
    SUM(
      CASE
        WHEN "t23"."accumulation" IN ('kumulatif', 'rasio')
        THEN "t23"."total"
        ELSE "t23"."this"
      END * "t23"."weight"
    ) FILTER(WHERE
      "t23"."side" = 'denominator') AS "denominator",
    SUM("t23"."this" * "t23"."weight") FILTER(WHERE
      "t23"."side" = 'numerator') AS "this_month",
    SUM("t23"."this" * "t23"."weight") FILTER(WHERE
      "t23"."side" = 'denominator') AS "this_denominator",
    SUM("t23"."before" * "t23"."weight") FILTER(WHERE
      "t23"."side" = 'numerator') AS "previous_month",
    SUM("t23"."before" * "t23"."weight") FILTER(WHERE
      "t23"."side" = 'denominator') AS "previous_denominator",
    MAX("t23"."unmeasured") AS "unmeasured",
    COUNT("t23"."months") AS "reported",
    MAX("t23"."terms") AS "terms"
  FROM t23 AS t23
  GROUP BY
    1,
    2
), t28 AS NOT MATERIALIZED (
  SELECT
    "t25"."area",
    "t25"."indicator",
    "t25"."months",
    "t25"."numerator",
    "t25"."denominator",
    "t25"."this_month",
    "t25"."this_denominator",
    "t25"."previous_month",
    "t25"."previous_denominator",
    "t25"."unmeasured",
    "t25"."reported",
    "t25"."terms",
    (
      "t25"."months" = 987654301
    ) AND (
      "t25"."reported" = "t25"."terms"
    ) AS "is_regular"
  FROM t25 AS t25
), t29 AS MATERIALIZED (
  SELECT
    "t28"."area",
    "t28"."indicator",
    "t28"."months",
    "t28"."numerator",
    "t28"."denominator",
    "t28"."this_month",
    "t28"."this_denominator",
    "t28"."previous_month",
    "t28"."previous_denominator",
    "t28"."unmeasured",
    "t28"."is_regular"
  FROM t28 AS t28
), t30 AS NOT MATERIALIZED (
  SELECT
    "t29"."area",
    "t29"."indicator"
  FROM t29 AS t29
  WHERE
    NOT (
      "t29"."is_regular"
    )
), t14 AS NOT MATERIALIZED (
  SELECT
    *
  FROM "pws_indicator" AS "t3"
  WHERE
    "t3"."schedule" <> 8190
), t16 AS NOT MATERIALIZED (
  SELECT
    "t8"."area",
    "t14"."indicator"
  FROM "pws_area" AS "t8"
  CROSS JOIN t14 AS t14
), t34 AS NOT MATERIALIZED (
  SELECT
    *
  FROM t30 AS t30
  UNION ALL
  SELECT
    *
  FROM t16 AS t16
), t19 AS NOT MATERIALIZED (
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
), t36 AS NOT MATERIALIZED (
  SELECT
    "t34"."area",
    "t34"."indicator",
    "t19"."kind",
    "t19"."accumulation",
    "t19"."lower",
    "t19"."schedule",
    "t19"."terms",
    "t19"."before",
    "t12"."element",
    "t12"."side",
    "t12"."weight",
    "t10"."area" AS "area_right",
    "t10"."element" AS "element_right",
    "t10"."month",
    "t10"."count"
  FROM t34 AS t34
  INNER JOIN t19 AS t19
    ON "t34"."indicator" = "t19"."indicator"
  INNER JOIN "pws_term" AS "t12"
    ON "t34"."indicator" = "t12"."indicator"
  LEFT OUTER JOIN "pws_figure" AS "t10"
    ON "t34"."area" = "t10"."area" AND "t12"."element" = "t10"."element"
), t37 AS NOT MATERIALIZED (
  SELECT
    "t36"."area",
    "t36"."indicator",
    "t36"."kind",
    "t36"."accumulation",
    "t36"."lower",
    "t36"."schedule",
    "t36"."terms",
    "t36"."before",
    "t36"."element",
    "t36"."side",
    "t36"."weight",
    "t36"."month",
    "t36"."count"
  FROM t36 AS t36
), t38 AS NOT MATERIALIZED (
  SELECT
    "t37"."area",
    "t37"."indicator",
    "t37"."month",
    "t37"."accumulation",
    "t37"."before",
    "t37"."terms",
    "t37"."schedule",
    SUM(CAST("t37"."count" AS BIGINT) * "t37"."weight") FILTER(WHERE
      "t37"."side" = 'numerator') AS "numerator",
    SUM(CAST("t37"."count" AS BIGINT) * "t37"."weight") FILTER(WHERE
      "t37"."side" = 'denominator') AS "denominator",
    COUNT("t37"."count") AS "counts",
    COUNT("t37"."month") AS "rows"
  FROM t37 AS t37
  GROUP BY
    1,
    2,
    3,
    4,
    5,
    6,
    7
), t39 AS NOT MATERIALIZED (
  SELECT
    "t38"."area",
    "t38"."indicator",
    "t38"."month",
    "t38"."accumulation",
    "t38"."before",
    "t38"."terms",
    "t38"."schedule",
    "t38"."numerator",
    "t38"."denominator",
    "t38"."counts",
    "t38"."rows",
    (
      (
        (
          CAST("t38"."schedule" AS BIGINT) >> "t38"."month"
        ) % 2
      ) = 1
    )
    AND (
      "t38"."counts" = "t38"."terms"
    ) AS "complete",
    (
      (
        (
          CAST("t38"."schedule" AS BIGINT) >> "t38"."month"
        ) % 2
      ) = 1
    )
    AND (
      "t38"."rows" > "t38"."counts"
    ) AS "unmeasured"
  FROM t38 AS t38
), t40 AS NOT MATERIALIZED (
  SELECT
    "t39"."area",
    "t39"."indicator",
    "t39"."month",
    "t39"."accumulation",
    "t39"."before",
    "t39"."terms",
    "t39"."schedule",
    "t39"."numerator",
    "t39"."denominator",
    "t39"."counts",
    "t39"."rows",
    "t39"."complete",
    "t39"."unmeasured",
    MAX("t39"."month") FILTER(WHERE
      "t39"."complete") OVER (
      PARTITION BY "t39"."area", "t39"."indicator"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "latest"
  FROM t39 AS t39
), t41 AS NOT MATERIALIZED (
  SELECT
    "t40"."area",
    "t40"."indicator",
    COUNT("t40"."month") FILTER(WHERE
      "t40"."complete") AS "months",
    SUM("t40"."numerator") FILTER(WHERE
      "t40"."complete"
      AND CASE
        WHEN "t40"."accumulation" = 'stok'
        THEN "t40"."month" = "t40"."latest"
        WHEN "t40"."accumulation" = 'bulanan'
        THEN "t40"."month" = 987654301
        ELSE TRUE
      END) AS "numerator",
    SUM("t40"."denominator") FILTER(WHERE
      "t40"."complete"
      AND CASE
        WHEN "t40"."accumulation" = 'stok'
        THEN "t40"."month" = "t40"."latest"
        WHEN "t40"."accumulation" = 'bulanan'
        THEN "t40"."month" = 987654301
        ELSE TRUE
      END) AS "denominator",
    SUM("t40"."numerator") FILTER(WHERE
      "t40"."complete" AND (
        "t40"."month" = 987654301
      )) AS "this_month",
    SUM("t40"."denominator") FILTER(WHERE
      "t40"."complete" AND (
        "t40"."month" = 987654301
      )) AS "this_denominator",
    SUM("t40"."numerator") FILTER(WHERE
      "t40"."complete" AND (
        "t40"."month" = "t40"."before"
      )) AS "previous_month",
    SUM("t40"."denominator") FILTER(WHERE
      "t40"."complete" AND (
        "t40"."month" = "t40"."before"
      )) AS "previous_denominator",
    CAST(MAX(
      CASE WHEN (
        "t40"."month" = 987654301
      ) AND "t40"."unmeasured" THEN 1 ELSE 0 END
    ) AS BIGINT) AS "unmeasured"
  FROM t40 AS t40
  GROUP BY
    1,
    2
), t42 AS NOT MATERIALIZED (
  SELECT
    "t41"."area",
    "t41"."indicator",
    "t41"."months",
    CAST("t41"."numerator" AS BIGINT) AS "numerator",
    CAST("t41"."denominator" AS BIGINT) AS "denominator",
    CAST("t41"."this_month" AS BIGINT) AS "this_month",
    CAST("t41"."this_denominator" AS BIGINT) AS "this_denominator",
    CAST("t41"."previous_month" AS BIGINT) AS "previous_month",
    CAST("t41"."previous_denominator" AS BIGINT) AS "previous_denominator",
    "t41"."unmeasured"
  FROM t41 AS t41
), t22 AS NOT MATERIALIZED (
  SELECT
    "t21"."area",
    "t21"."indicator",
    "t21"."months",
    "t21"."total" * "t21"."weight" AS "numerator",
    CAST(NULL AS BIGINT) AS "denominator",
    "t21"."this" * "t21"."weight" AS "this_month",
    CAST(NULL AS BIGINT) AS "this_denominator",
    "t21"."before" * "t21"."weight" AS "previous_month",
    CAST(NULL AS BIGINT) AS "previous_denominator",
    "t21"."unmeasured"
  FROM "t20" AS "t21"
  WHERE
    "t21"."schedule" = 8190
    AND "t21"."terms" = 1
    AND "t21"."accumulation" = 'kumulatif'
), t31 AS NOT MATERIALIZED (
  SELECT
    "t29"."area",
    "t29"."indicator",
    "t29"."months",
    CAST("t29"."numerator" AS BIGINT) AS "numerator",
    CAST("t29"."denominator" AS BIGINT) AS "denominator",
    CAST("t29"."this_month" AS BIGINT) AS "this_month",
    CAST("t29"."this_denominator" AS BIGINT) AS "this_denominator",
    CAST("t29"."previous_month" AS BIGINT) AS "previous_month",
    CAST("t29"."previous_denominator" AS BIGINT) AS "previous_denominator",
    "t29"."unmeasured",
    "t29"."is_regular"
  FROM t29 AS t29
  WHERE
    "t29"."is_regular"
), t33 AS NOT MATERIALIZED (
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
    "t31"."unmeasured"
  FROM t31 AS t31
), t35 AS NOT MATERIALIZED (
  SELECT
    *
  FROM t22 AS t22
  UNION ALL
  SELECT
    *
  FROM t33 AS t33
), t44 AS NOT MATERIALIZED (
  SELECT
    *
  FROM t42 AS t42
  UNION ALL
  SELECT
    *
  FROM t35 AS t35
), t45 AS NOT MATERIALIZED (
  SELECT
    "t8"."area",
    "t8"."puskesmas",
    "t27"."indicator",
    "t27"."kind",
    "t27"."lower",
    "t27"."ramps",
    "t27"."due",
    "t27"."scheduled",
    "t27"."first",
    "t27"."line_months",
    "t44"."area" AS "area_right",
    "t44"."indicator" AS "indicator_right",
    "t44"."months",
    "t44"."numerator",
    "t44"."denominator",
    "t44"."this_month",
    "t44"."this_denominator",
    "t44"."previous_month",
    "t44"."previous_denominator",
    "t44"."unmeasured"
  FROM "pws_area" AS "t8"
  CROSS JOIN t27 AS t27
  LEFT OUTER JOIN t44 AS t44
    ON "t8"."area" = "t44"."area" AND "t27"."indicator" = "t44"."indicator"
), t47 AS NOT MATERIALIZED (
  SELECT
    "t45"."area",
    "t45"."puskesmas",
    "t45"."indicator",
    "t45"."kind",
    "t45"."lower",
    "t45"."ramps",
    "t45"."due",
    "t45"."scheduled",
    "t45"."first",
    "t45"."line_months",
    "t45"."months",
    "t45"."numerator",
    "t45"."denominator",
    "t45"."this_month",
    "t45"."this_denominator",
    "t45"."previous_month",
    "t45"."previous_denominator",
    "t45"."unmeasured"
  FROM t45 AS t45
), t48 AS NOT MATERIALIZED (
  SELECT
    "t47"."area",
    "t47"."puskesmas",
    "t47"."indicator",
    "t47"."kind",
    "t47"."lower",
    "t47"."ramps",
    "t47"."due",
    "t47"."scheduled",
    "t47"."first",
    "t47"."line_months",
    "t47"."months",
    "t47"."numerator",
    "t47"."denominator",
    "t47"."this_month",
    "t47"."this_denominator",
    "t47"."previous_month",
    "t47"."previous_denominator",
    "t47"."unmeasured",
    "t7"."area" AS "area_right",
    "t7"."kind" AS "kind_right",
    "t7"."thousandths",
    "t7"."provisional"
  FROM t47 AS t47
  LEFT OUTER JOIN "pws_population" AS "t7"
    ON "t47"."area" = "t7"."area" AND "t47"."kind" = "t7"."kind"
), t49 AS NOT MATERIALIZED (
  SELECT
    "t48"."area",
    "t48"."puskesmas",
    "t48"."indicator",
    "t48"."kind",
    "t48"."lower",
    "t48"."ramps",
    "t48"."due",
    "t48"."scheduled",
    "t48"."first",
    "t48"."line_months",
    "t48"."months",
    "t48"."numerator",
    "t48"."denominator",
    "t48"."this_month",
    "t48"."this_denominator",
    "t48"."previous_month",
    "t48"."previous_denominator",
    "t48"."unmeasured",
    "t48"."thousandths",
    "t48"."provisional"
  FROM t48 AS t48
), t51 AS NOT MATERIALIZED (
  SELECT
    "t49"."area",
    "t49"."puskesmas",
    "t49"."indicator",
    "t49"."kind",
    "t49"."lower",
    "t49"."ramps",
    "t49"."due",
    "t49"."scheduled",
    "t49"."first",
    "t49"."line_months",
    "t49"."months",
    "t49"."numerator",
    "t49"."denominator",
    "t49"."this_month",
    "t49"."this_denominator",
    "t49"."previous_month",
    "t49"."previous_denominator",
    "t49"."unmeasured",
    "t49"."thousandths" AS "population",
    "t49"."provisional" AS "old_population"
  FROM t49 AS t49
), t52 AS NOT MATERIALIZED (
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
    "t51"."unmeasured",
    "t51"."population",
    "t51"."old_population",
    "t6"."puskesmas" AS "puskesmas_right",
    "t6"."indicator" AS "indicator_right",
    "t6"."thousandths",
    "t6"."provisional"
  FROM t51 AS t51
  LEFT OUTER JOIN "pws_target" AS "t6"
    ON "t51"."puskesmas" = "t6"."puskesmas" AND "t51"."indicator" = "t6"."indicator"
), t53 AS NOT MATERIALIZED (
  SELECT
    "t52"."area",
    "t52"."puskesmas",
    "t52"."indicator",
    "t52"."kind",
    "t52"."lower",
    "t52"."ramps",
    "t52"."due",
    "t52"."scheduled",
    "t52"."first",
    "t52"."line_months",
    "t52"."months",
    "t52"."numerator",
    "t52"."denominator",
    "t52"."this_month",
    "t52"."this_denominator",
    "t52"."previous_month",
    "t52"."previous_denominator",
    "t52"."unmeasured",
    "t52"."population",
    "t52"."old_population",
    "t52"."thousandths",
    "t52"."provisional"
  FROM t52 AS t52
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
    CASE WHEN "t53"."kind" <> '' THEN "t53"."population" ELSE "t53"."denominator" END AS "denominator",
    "t53"."this_month",
    CASE
      WHEN "t53"."this_month" IS NOT NULL
      THEN CASE
        WHEN "t53"."kind" <> ''
        THEN "t53"."population"
        ELSE "t53"."this_denominator"
      END
      ELSE CAST(NULL AS BIGINT)
    END AS "this_denominator",
    "t53"."previous_month",
    CASE
      WHEN "t53"."previous_month" IS NOT NULL
      THEN CASE
        WHEN "t53"."kind" <> ''
        THEN "t53"."population"
        ELSE "t53"."previous_denominator"
      END
      ELSE CAST(NULL AS BIGINT)
    END AS "previous_denominator",
    COALESCE("t53"."unmeasured", 0) AS "unmeasured",
    "t53"."population",
    "t53"."old_population",
    "t53"."thousandths" AS "target",
    "t53"."provisional" AS "old_target",
    CASE
      WHEN (
        CASE WHEN "t53"."kind" <> '' THEN "t53"."population" ELSE "t53"."denominator" END <= 0
      )
      OR (
        (
          "t53"."kind" <> ''
        )
        AND (
          CASE WHEN "t53"."kind" <> '' THEN "t53"."population" ELSE "t53"."denominator" END IS NULL
        )
      )
      THEN 1
      ELSE 0
    END AS "no_population",
    CASE WHEN "t53"."this_month" IS NOT NULL THEN 1 ELSE 0 END AS "reported",
    CASE WHEN "t53"."months" = "t53"."due" THEN 1 ELSE 0 END AS "complete",
    GREATEST(COALESCE("t53"."old_population", 0), COALESCE("t53"."provisional", 0)) AS "provisional",
    "t53"."this_month" - "t53"."previous_month" AS "change"
  FROM t53 AS t53
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
    "t54"."population",
    "t54"."old_population",
    "t54"."target",
    "t54"."old_target",
    "t54"."no_population",
    "t54"."reported",
    "t54"."complete",
    "t54"."provisional",
    "t54"."change",
    CASE
      WHEN (
        "t54"."denominator" > 0
      ) AND (
        "t54"."numerator" IS NOT NULL
      )
      THEN 1
      ELSE 0
    END AS "villages_counted",
    CASE
      WHEN NOT (
        COALESCE((
          "t54"."denominator" > 0
        ) AND (
          "t54"."numerator" IS NOT NULL
        ), FALSE)
      )
      THEN 1
      ELSE 0
    END AS "villages_missing",
    CASE
      WHEN (
        "t54"."denominator" > 0
      )
      AND (
        "t54"."numerator" IS NOT NULL
      )
      AND (
        "t54"."reported" = 0
      )
      AND (
        "t54"."scheduled" = 1
      )
      THEN 1
      ELSE 0
    END AS "villages_late",
    CASE
      WHEN (
        "t54"."ramps" = 1
      )
      AND (
        "t54"."denominator" > 0
      )
      AND (
        "t54"."numerator" IS NOT NULL
      )
      AND (
        "t54"."target" IS NOT NULL
      )
      THEN GREATEST(
        (
          (
            "t54"."target" * 987654302 * "t54"."denominator"
          ) + 1199999999
        ) / (
          1200000000
        ) - "t54"."numerator",
        0
      )
      ELSE CAST(NULL AS BIGINT)
    END AS "people_to_target"
  FROM t54 AS t54
), "t56" AS MATERIALIZED (
  SELECT
    "t55"."area",
    "t55"."indicator",
    "t55"."numerator",
    "t55"."denominator",
    "t55"."this_month",
    "t55"."this_denominator",
    "t55"."previous_month",
    "t55"."previous_denominator",
    "t55"."change",
    "t55"."people_to_target",
    "t55"."target",
    "t55"."line_months",
    "t55"."lower",
    "t55"."scheduled",
    "t55"."first",
    "t55"."no_population",
    "t55"."unmeasured",
    "t55"."reported",
    "t55"."complete",
    "t55"."provisional",
    "t55"."villages_counted",
    "t55"."villages_missing",
    "t55"."villages_late"
  FROM t55 AS t55
), t58 AS NOT MATERIALIZED (
  SELECT
    "t57"."indicator",
    "t57"."lower",
    "t57"."line_months",
    "t57"."scheduled",
    "t57"."first",
    CAST(SUM("t57"."numerator") FILTER(WHERE
      "t57"."villages_counted" = 1) AS BIGINT) AS "numerator",
    CAST(SUM("t57"."denominator") FILTER(WHERE
      "t57"."villages_counted" = 1) AS BIGINT) AS "denominator",
    CAST(SUM("t57"."this_month") FILTER(WHERE
      "t57"."villages_counted" = 1) AS BIGINT) AS "this_month",
    CAST(SUM("t57"."this_denominator") FILTER(WHERE
      "t57"."villages_counted" = 1) AS BIGINT) AS "this_denominator",
    CAST(SUM("t57"."previous_month") FILTER(WHERE
      "t57"."villages_counted" = 1) AS BIGINT) AS "previous_month",
    CAST(SUM("t57"."previous_denominator") FILTER(WHERE
      "t57"."villages_counted" = 1) AS BIGINT) AS "previous_denominator",
    CAST(SUM("t57"."change") FILTER(WHERE
      "t57"."villages_counted" = 1) AS BIGINT) AS "change",
    CAST(SUM("t57"."people_to_target") FILTER(WHERE
      "t57"."villages_counted" = 1) AS BIGINT) AS "people_to_target",
    CASE
      WHEN MIN("t57"."target") = MAX("t57"."target")
      THEN MAX("t57"."target")
      ELSE CAST(NULL AS BIGINT)
    END AS "target",
    MIN("t57"."no_population") AS "no_population",
    MAX("t57"."unmeasured") AS "unmeasured",
    COALESCE(MAX("t57"."reported") FILTER(WHERE
      "t57"."villages_counted" = 1), 0) AS "reported",
    LEAST(MIN("t57"."complete"), MIN("t57"."villages_counted")) AS "complete",
    MAX("t57"."provisional") AS "provisional",
    SUM("t57"."villages_counted") AS "villages_counted",
    SUM("t57"."villages_missing") AS "villages_missing",
    SUM("t57"."villages_late") AS "villages_late"
  FROM "t56" AS "t57"
  GROUP BY
    1,
    2,
    3,
    4,
    5
), t59 AS NOT MATERIALIZED (
  SELECT
    CAST(NULL AS UUID) AS "area",
    "t58"."indicator",
    "t58"."numerator",
    "t58"."denominator",
    "t58"."this_month",
    "t58"."this_denominator",
    "t58"."previous_month",
    "t58"."previous_denominator",
    "t58"."change",
    "t58"."people_to_target",
    "t58"."target",
    "t58"."line_months",
    "t58"."lower",
    "t58"."scheduled",
    "t58"."first",
    "t58"."no_population",
    "t58"."unmeasured" * (
      1 - "t58"."reported"
    ) AS "unmeasured",
    "t58"."reported",
    "t58"."complete",
    "t58"."provisional",
    "t58"."villages_counted",
    "t58"."villages_missing",
    "t58"."villages_late"
  FROM t58 AS t58
), t60 AS NOT MATERIALIZED (
  SELECT
    *
  FROM "t56" AS "t57"
  UNION ALL
  SELECT
    *
  FROM t59 AS t59
), t61 AS NOT MATERIALIZED (
  SELECT
    "t60"."area",
    "t60"."indicator",
    "t60"."numerator",
    "t60"."denominator",
    "t60"."this_month",
    "t60"."this_denominator",
    "t60"."previous_month",
    "t60"."previous_denominator",
    "t60"."change",
    "t60"."people_to_target",
    "t60"."target",
    "t60"."line_months",
    "t60"."lower",
    "t60"."scheduled",
    "t60"."first",
    "t60"."no_population",
    "t60"."unmeasured",
    "t60"."reported",
    "t60"."complete",
    "t60"."provisional",
    "t60"."villages_counted",
    "t60"."villages_missing",
    "t60"."villages_late",
    CASE
      WHEN (
        "t60"."denominator" > 0
      ) AND (
        "t60"."numerator" IS NOT NULL
      )
      THEN CASE
        WHEN CASE
          WHEN "t60"."lower" = 1
          THEN (
            "t60"."numerator" * 1200000000
          ) <= (
            "t60"."target" * "t60"."line_months" * "t60"."denominator"
          )
          ELSE (
            "t60"."numerator" * 1200000000
          ) >= (
            "t60"."target" * "t60"."line_months" * "t60"."denominator"
          )
        END
        THEN 1
        WHEN NOT (
          CASE
            WHEN "t60"."lower" = 1
            THEN (
              "t60"."numerator" * 1200000000
            ) <= (
              "t60"."target" * "t60"."line_months" * "t60"."denominator"
            )
            ELSE (
              "t60"."numerator" * 1200000000
            ) >= (
              "t60"."target" * "t60"."line_months" * "t60"."denominator"
            )
          END
        )
        THEN 0
        ELSE CAST(NULL AS BIGINT)
      END
      ELSE CAST(NULL AS BIGINT)
    END AS "on_target",
    CASE
      WHEN "t60"."no_population" = 1
      THEN 'no_population'
      WHEN "t60"."scheduled" = 0
      THEN 'not_scheduled'
      WHEN "t60"."unmeasured" = 1
      THEN 'unmeasured'
      WHEN "t60"."reported" = 0
      THEN 'missing'
      WHEN "t60"."complete" = 0
      THEN 'partial'
      WHEN "t60"."numerator" = 0
      THEN 'zero'
      ELSE 'value'
    END AS "state_code",
    CASE
      WHEN "t60"."first" = 1
      THEN CAST(NULL AS VARCHAR)
      WHEN "t60"."change" > 0
      THEN 'up'
      WHEN "t60"."change" < 0
      THEN 'down'
      WHEN "t60"."change" = 0
      THEN 'same'
      ELSE CAST(NULL AS VARCHAR)
    END AS "trend_code",
    "t60"."change" * (
      1 - (
        "t60"."lower" * 2
      )
    ) AS "better",
    (
      "t60"."denominator" > 0
    )
    AND (
      "t60"."numerator" IS NOT NULL
    )
    AND CASE
      WHEN "t60"."no_population" = 1
      THEN 'no_population'
      WHEN "t60"."scheduled" = 0
      THEN 'not_scheduled'
      WHEN "t60"."unmeasured" = 1
      THEN 'unmeasured'
      WHEN "t60"."reported" = 0
      THEN 'missing'
      WHEN "t60"."complete" = 0
      THEN 'partial'
      WHEN "t60"."numerator" = 0
      THEN 'zero'
      ELSE 'value'
    END IN ('partial', 'zero', 'value') AS "is_counted"
  FROM t60 AS t60
), t62 AS NOT MATERIALIZED (
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
    "t61"."villages_late",
    "t61"."on_target",
    "t61"."state_code",
    "t61"."trend_code",
    "t61"."better",
    "t61"."is_counted",
    CASE
      WHEN NOT (
        "t61"."is_counted"
      ) OR (
        "t61"."on_target" IS NULL
      )
      THEN CAST(NULL AS VARCHAR)
      WHEN (
        "t61"."on_target" = 1
      ) AND (
        "t61"."first" = 1
      )
      THEN 'baik'
      WHEN (
        "t61"."on_target" = 0
      ) AND (
        "t61"."first" = 1
      )
      THEN 'cukup'
      WHEN "t61"."better" IS NULL
      THEN CAST(NULL AS VARCHAR)
      WHEN (
        "t61"."on_target" = 1
      ) AND (
        "t61"."better" > 0
      )
      THEN 'baik'
      WHEN (
        "t61"."on_target" = 1
      ) AND (
        "t61"."better" < 0
      )
      THEN 'kurang'
      WHEN "t61"."on_target" = 1
      THEN '#same_above#'
      WHEN (
        "t61"."on_target" = 0
      ) AND (
        "t61"."better" > 0
      )
      THEN 'cukup'
      WHEN (
        "t61"."on_target" = 0
      ) AND (
        "t61"."better" < 0
      )
      THEN 'jelek'
      ELSE '#same_below#'
    END AS "status_code",
    CASE WHEN "t61"."is_counted" AND (
      "t61"."area" IS NOT NULL
    ) THEN 1 ELSE 0 END AS "in_race"
  FROM t61 AS t61
), t63 AS NOT MATERIALIZED (
  SELECT
    "t62"."area",
    "t62"."indicator",
    "t62"."numerator",
    "t62"."denominator",
    "t62"."this_month",
    "t62"."this_denominator",
    "t62"."previous_month",
    "t62"."previous_denominator",
    "t62"."change",
    "t62"."people_to_target",
    "t62"."target",
    "t62"."line_months",
    "t62"."lower",
    "t62"."scheduled",
    "t62"."first",
    "t62"."no_population",
    "t62"."unmeasured",
    "t62"."reported",
    "t62"."complete",
    "t62"."provisional",
    "t62"."villages_counted",
    "t62"."villages_missing",
    "t62"."villages_late",
    "t62"."on_target",
    "t62"."state_code",
    "t62"."trend_code",
    "t62"."better",
    "t62"."is_counted",
    "t62"."status_code",
    "t62"."in_race",
    CASE
      WHEN "t62"."in_race" = 1
      THEN (
        RANK() OVER (
          PARTITION BY "t62"."indicator", "t62"."in_race"
          ORDER BY (
            "t62"."numerator" * 1000 * 134217728
          ) / (
            NULLIF("t62"."denominator", 0)
          ) * (
            (
              "t62"."lower" * 2
            ) - 1
          ) ASC, (
            (
              (
                "t62"."numerator" * 1000 * 134217728
              ) - (
                (
                  "t62"."numerator" * 1000 * 134217728
                ) / (
                  NULLIF("t62"."denominator", 0)
                ) * NULLIF("t62"."denominator", 0)
              )
            ) * 134217728
          ) / (
            NULLIF("t62"."denominator", 0)
          ) * (
            (
              "t62"."lower" * 2
            ) - 1
          ) ASC, (
            (
              (
                (
                  (
                    "t62"."numerator" * 1000 * 134217728
                  ) - (
                    (
                      "t62"."numerator" * 1000 * 134217728
                    ) / (
                      NULLIF("t62"."denominator", 0)
                    ) * NULLIF("t62"."denominator", 0)
                  )
                ) * 134217728
              ) - (
                (
                  (
                    (
                      "t62"."numerator" * 1000 * 134217728
                    ) - (
                      (
                        "t62"."numerator" * 1000 * 134217728
                      ) / (
                        NULLIF("t62"."denominator", 0)
                      ) * NULLIF("t62"."denominator", 0)
                    )
                  ) * 134217728
                ) / (
                  NULLIF("t62"."denominator", 0)
                ) * NULLIF("t62"."denominator", 0)
              )
            ) * 134217728
          ) / (
            NULLIF("t62"."denominator", 0)
          ) * (
            (
              "t62"."lower" * 2
            ) - 1
          ) ASC
          RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) - 1
      ) + 1
      ELSE CAST(NULL AS BIGINT)
    END AS "rank"
  FROM t62 AS t62
)
SELECT
  "t63"."area",
  "t63"."indicator",
  "t63"."numerator",
  "t63"."denominator",
  "t63"."this_month",
  "t63"."this_denominator",
  "t63"."previous_month",
  "t63"."previous_denominator",
  "t63"."target",
  "t63"."line_months",
  "t63"."on_target",
  "t63"."people_to_target",
  "t63"."state_code",
  "t63"."trend_code",
  "t63"."status_code",
  "t63"."rank",
  "t63"."provisional",
  "t63"."villages_counted",
  "t63"."villages_missing",
  "t63"."villages_late"
FROM t63 AS t63