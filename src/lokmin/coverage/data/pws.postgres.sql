-- 3b1722686711239b0665d3b0c16b3fcfc96a1428dc4d663b4a58fd7d11fbe6fa
WITH "t18" AS MATERIALIZED (
  SELECT
    "t14"."indicator",
    "t14"."element",
    "t14"."side",
    "t14"."weight",
    "t11"."kind",
    "t11"."accumulation",
    "t11"."lower",
    "t11"."schedule",
    "t11"."terms"
  FROM "pws_term" AS "t14"
  INNER JOIN "pws_indicator" AS "t11"
    ON "t14"."indicator" = "t11"."indicator"
), t33 AS NOT MATERIALIZED (
  SELECT
    "t4"."indicator",
    "t4"."kind",
    "t4"."lower",
    CASE
      WHEN (
        "t4"."accumulation" = 'kumulatif'
      ) AND (
        "t4"."lower" = 0
      )
      THEN 1
      ELSE 0
    END AS "ramps",
    CASE WHEN "t4"."accumulation" IN ('rata_desa', 'rata_jadwal') THEN 1 ELSE 0 END AS "is_mean",
    CASE WHEN "t4"."accumulation" IN ('stok') THEN 1 ELSE 0 END AS "is_stock",
    CASE
      WHEN (
        987654301 >= 1
      )
      AND (
        (
          (
            CAST("t4"."schedule" AS BIGINT) >> 1
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
            CAST("t4"."schedule" AS BIGINT) >> 2
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
            CAST("t4"."schedule" AS BIGINT) >> 3
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
            CAST("t4"."schedule" AS BIGINT) >> 4
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
            CAST("t4"."schedule" AS BIGINT) >> 5
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
            CAST("t4"."schedule" AS BIGINT) >> 6
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
            CAST("t4"."schedule" AS BIGINT) >> 7
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
            CAST("t4"."schedule" AS BIGINT) >> 8
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
            CAST("t4"."schedule" AS BIGINT) >> 9
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
            CAST("t4"."schedule" AS BIGINT) >> 10
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
            CAST("t4"."schedule" AS BIGINT) >> 11
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
            CAST("t4"."schedule" AS BIGINT) >> 12
          ) % 2
        ) = 1
      )
      THEN 1
      ELSE 0
    END AS "due",
    CASE
      WHEN (
        (
          CAST("t4"."schedule" AS BIGINT) >> 987654301
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
              CAST("t4"."schedule" AS BIGINT) >> 11
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
              CAST("t4"."schedule" AS BIGINT) >> 10
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
              CAST("t4"."schedule" AS BIGINT) >> 9
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
              CAST("t4"."schedule" AS BIGINT) >> 8
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
              CAST("t4"."schedule" AS BIGINT) >> 7
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
              CAST("t4"."schedule" AS BIGINT) >> 6
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
              CAST("t4"."schedule" AS BIGINT) >> 5
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
              CAST("t4"."schedule" AS BIGINT) >> 4
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
              CAST("t4"."schedule" AS BIGINT) >> 3
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
              CAST("t4"."schedule" AS BIGINT) >> 2
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
              CAST("t4"."schedule" AS BIGINT) >> 1
            ) % 2
          ) = 1
        )
        THEN 1
        ELSE 0
      END = 0
      THEN 1
      ELSE 0
    END AS "first",
    CASE
      WHEN CASE
        WHEN (
          "t4"."accumulation" = 'kumulatif'
        ) AND (
          "t4"."lower" = 0
        )
        THEN 1
        ELSE 0
      END = 1
      THEN 987654301
      ELSE 12
    END AS "line_months"
  FROM "pws_indicator" AS "t4"
), t20 AS MATERIALIZED (
  SELECT
    "t5"."area",
    "t5"."element",
    COUNT("t5"."count") AS "months",
    SUM("t5"."count") AS "total",
    SUM("t5"."count") FILTER(WHERE
      "t5"."month" = 987654301) AS "this",
    SUM("t5"."count") FILTER(WHERE
      (
        "t5"."month" + 1
      ) = 987654301) AS "before",
    COUNT("t5"."month") FILTER(WHERE
      (
        "t5"."count" IS NULL
      ) AND (
        "t5"."month" = 987654301
      )) AS "unmeasured"
  FROM "pws_figure" AS "t5"
  GROUP BY
    1,
    2
), t27 AS NOT MATERIALIZED (
  SELECT
    "t21"."indicator",
    "t21"."side",
    "t21"."weight",
    "t21"."terms",
    "t21"."element" AS "of",
    "t21"."accumulation" IN ('kumulatif', 'rasio', 'kohort', 'mingguan', 'rata_desa', 'rata_jadwal') AS "adds_up",
    (
      "t21"."terms" = 1
    ) AND (
      "t21"."accumulation" = 'kumulatif'
    ) AS "is_plain"
  FROM "t18" AS "t21"
  WHERE
    "t21"."schedule" = 8190
    AND NOT (
      (
        "t21"."terms" = 1
      ) AND (
        "t21"."accumulation" = 'kumulatif'
      )
    )
), t29 AS NOT MATERIALIZED (
  SELECT
    "t20"."area",
    "t20"."element",
    "t20"."months",
    "t20"."total",
    "t20"."this",
    "t20"."before",
    "t20"."unmeasured",
    "t27"."indicator",
    "t27"."side",
    "t27"."weight",
    "t27"."terms",
    "t27"."of",
    "t27"."adds_up",
    "t27"."is_plain"
  FROM t20 AS t20
  CROSS JOIN t27 AS t27
), t31 AS NOT MATERIALIZED (
  SELECT
    *
  FROM t29 AS t29
  WHERE
    "t29"."element" = "t29"."of"
), t34 AS NOT MATERIALIZED (
  SELECT
    "t31"."area",
    "t31"."indicator",
    MIN("t31"."months") AS "months",
    SUM(
      CASE WHEN "t31"."adds_up" THEN "t31"."total" ELSE "t31"."this" END * "t31"."weight"
    ) FILTER(WHERE
      "t31"."side" = 'numerator') AS "numerator",
    SUM(
      CASE WHEN "t31"."adds_up" THEN "t31"."total" ELSE "t31"."this" END * "t31"."weight"
    ) FILTER(WHERE
      "t31"."side" = 'denominator') AS "denominator",
    SUM("t31"."this" * "t31"."weight") FILTER(WHERE
      "t31"."side" = 'numerator') AS "this_month",
    SUM("t31"."this" * "t31"."weight") FILTER(WHERE
      "t31"."side" = 'denominator') AS "this_denominator",
    SUM("t31"."before" * "t31"."weight") FILTER(WHERE
      "t31"."side" = 'numerator') AS "previous_month",
    SUM("t31"."before" * "t31"."weight") FILTER(WHERE
      "t31"."side" = 'denominator') AS "previous_denominator",
    MIN("t31"."months") AS "latest",
    MAX("t31"."unmeasured") AS "unmeasured",
    COUNT("t31"."months") AS "reported",
    MAX("t31"."terms") AS "terms"
  FROM t31 AS t31
  GROUP BY
    1,
    2
), t35 AS NOT MATERIALIZED (
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
    "t34"."latest",
    "t34"."unmeasured",
    "t34"."reported",
    "t34"."terms",
    (
      "t34"."months" = 987654301
    ) AND (
      "t34"."reported" = "t34"."terms"
    ) AS "is_regular"
  FROM t34 AS t34
), t36 AS MATERIALIZED (
  SELECT
    "t35"."area",
    "t35"."indicator",
    "t35"."months",
    "t35"."numerator",
    "t35"."denominator",
    "t35"."this_month",
    "t35"."this_denominator",
    "t35"."previous_month",
    "t35"."previous_denominator",
    "t35"."latest",
    "t35"."unmeasured",
    "t35"."is_regular"
  FROM t35 AS t35
), t37 AS NOT MATERIALIZED (
  SELECT
    "t36"."area",
    "t36"."indicator"
  FROM t36 AS t36
  WHERE
    NOT (
      "t36"."is_regular"
    )
), t16 AS NOT MATERIALIZED (
  SELECT
    *
  FROM "pws_indicator" AS "t4"
  WHERE
    "t4"."schedule" <> 8190
), t19 AS NOT MATERIALIZED (
  SELECT
    "t10"."area",
    "t16"."indicator"
  FROM "pws_area" AS "t10"
  CROSS JOIN t16 AS t16
), t41 AS NOT MATERIALIZED (
  SELECT
    *
  FROM t37 AS t37
  UNION ALL
  SELECT
    *
  FROM t19 AS t19
), t23 AS NOT MATERIALIZED (
  SELECT
    "t4"."indicator",
    "t4"."kind",
    "t4"."accumulation",
    "t4"."lower",
    "t4"."schedule",
    "t4"."terms",
    CASE
      WHEN (
        987654301 > 11
      )
      AND (
        (
          (
            CAST("t4"."schedule" AS BIGINT) >> 11
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
            CAST("t4"."schedule" AS BIGINT) >> 10
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
            CAST("t4"."schedule" AS BIGINT) >> 9
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
            CAST("t4"."schedule" AS BIGINT) >> 8
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
            CAST("t4"."schedule" AS BIGINT) >> 7
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
            CAST("t4"."schedule" AS BIGINT) >> 6
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
            CAST("t4"."schedule" AS BIGINT) >> 5
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
            CAST("t4"."schedule" AS BIGINT) >> 4
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
            CAST("t4"."schedule" AS BIGINT) >> 3
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
            CAST("t4"."schedule" AS BIGINT) >> 2
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
            CAST("t4"."schedule" AS BIGINT) >> 1
          ) % 2
        ) = 1
      )
      THEN 1
      ELSE 0
    END AS "before"
  FROM "pws_indicator" AS "t4"
), t43 AS NOT MATERIALIZED (
  SELECT
    "t41"."area",
    "t41"."indicator",
    "t23"."kind",
    "t23"."accumulation",
    "t23"."lower",
    "t23"."schedule",
    "t23"."terms",
    "t23"."before",
    "t13"."element",
    "t13"."side",
    "t13"."weight",
    "t12"."area" AS "area_right",
    "t12"."element" AS "element_right",
    "t12"."month",
    "t12"."count"
  FROM t41 AS t41
  INNER JOIN t23 AS t23
    ON "t41"."indicator" = "t23"."indicator"
  INNER JOIN "pws_term" AS "t13"
    ON "t41"."indicator" = "t13"."indicator"
  LEFT OUTER JOIN "pws_figure" AS "t12"
    ON "t41"."area" = "t12"."area" AND "t13"."element" = "t12"."element"
), t44 AS NOT MATERIALIZED (
  SELECT
    "t43"."area",
    "t43"."indicator",
    "t43"."kind",
    "t43"."accumulation",
    "t43"."lower",
    "t43"."schedule",
    "t43"."terms",
    "t43"."before",
    "t43"."element",
    "t43"."side",
    "t43"."weight",
    "t43"."month",
    "t43"."count"
  FROM t43 AS t43
), t45 AS NOT MATERIALIZED (
  SELECT
    "t44"."area",
    "t44"."indicator",
    "t44"."month",
    "t44"."accumulation",
    "t44"."before",
    "t44"."terms",
    "t44"."schedule",
    SUM(CAST("t44"."count" AS BIGINT) * "t44"."weight") FILTER(WHERE
      "t44"."side" = 'numerator') AS "numerator",
    SUM(CAST("t44"."count" AS BIGINT) * "t44"."weight") FILTER(WHERE
      "t44"."side" = 'denominator') AS "denominator",
    COUNT("t44"."count") AS "counts",
    COUNT("t44"."month") AS "rows"
  FROM t44 AS t44
  GROUP BY
    1,
    2,
    3,
    4,
    5,
    6,
    7
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
    (
      (
        (
          CAST("t45"."schedule" AS BIGINT) >> "t45"."month"
        ) % 2
      ) = 1
    )
    AND (
      "t45"."counts" = "t45"."terms"
    ) AS "complete",
    (
      (
        (
          CAST("t45"."schedule" AS BIGINT) >> "t45"."month"
        ) % 2
      ) = 1
    )
    AND (
      "t45"."rows" > "t45"."counts"
    ) AS "unmeasured"
  FROM t45 AS t45
), t47 AS NOT MATERIALIZED (
  SELECT
    "t46"."area",
    "t46"."indicator",
    "t46"."month",
    "t46"."accumulation",
    "t46"."before",
    "t46"."terms",
    "t46"."schedule",
    "t46"."numerator",
    "t46"."denominator",
    "t46"."counts",
    "t46"."rows",
    "t46"."complete",
    "t46"."unmeasured",
    MAX("t46"."month") FILTER(WHERE
      "t46"."complete") OVER (
      PARTITION BY "t46"."area", "t46"."indicator"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "latest"
  FROM t46 AS t46
), t48 AS NOT MATERIALIZED (
  SELECT
    "t47"."area",
    "t47"."indicator",
    COUNT("t47"."month") FILTER(WHERE
      "t47"."complete") AS "months",
    SUM("t47"."numerator") FILTER(WHERE
      "t47"."complete"
      AND CASE
        WHEN "t47"."accumulation" IN ('stok')
        THEN "t47"."month" = "t47"."latest"
        WHEN "t47"."accumulation" IN ('bulanan', 'kejadian', 'akhir_tahun')
        THEN "t47"."month" = 987654301
        ELSE TRUE
      END) AS "numerator",
    SUM("t47"."denominator") FILTER(WHERE
      "t47"."complete"
      AND CASE
        WHEN "t47"."accumulation" IN ('stok')
        THEN "t47"."month" = "t47"."latest"
        WHEN "t47"."accumulation" IN ('bulanan', 'kejadian', 'akhir_tahun')
        THEN "t47"."month" = 987654301
        ELSE TRUE
      END) AS "denominator",
    SUM("t47"."numerator") FILTER(WHERE
      "t47"."complete" AND (
        "t47"."month" = 987654301
      )) AS "this_month",
    SUM("t47"."denominator") FILTER(WHERE
      "t47"."complete" AND (
        "t47"."month" = 987654301
      )) AS "this_denominator",
    SUM("t47"."numerator") FILTER(WHERE
      "t47"."complete" AND (
        "t47"."month" = "t47"."before"
      )) AS "previous_month",
    SUM("t47"."denominator") FILTER(WHERE
      "t47"."complete" AND (
        "t47"."month" = "t47"."before"
      )) AS "previous_denominator",
    CAST(MAX("t47"."latest") AS BIGINT) AS "latest",
    CAST(MAX(
      CASE WHEN (
        "t47"."month" = 987654301
      ) AND "t47"."unmeasured" THEN 1 ELSE 0 END
    ) AS BIGINT) AS "unmeasured"
  FROM t47 AS t47
  GROUP BY
    1,
    2
), t49 AS NOT MATERIALIZED (
  SELECT
    "t48"."area",
    "t48"."indicator",
    "t48"."months",
    CAST("t48"."numerator" AS BIGINT) AS "numerator",
    CAST("t48"."denominator" AS BIGINT) AS "denominator",
    CAST("t48"."this_month" AS BIGINT) AS "this_month",
    CAST("t48"."this_denominator" AS BIGINT) AS "this_denominator",
    CAST("t48"."previous_month" AS BIGINT) AS "previous_month",
    CAST("t48"."previous_denominator" AS BIGINT) AS "previous_denominator",
    "t48"."latest",
    "t48"."unmeasured"
  FROM t48 AS t48
), t25 AS NOT MATERIALIZED (
  SELECT
    "t21"."indicator",
    "t21"."side",
    "t21"."weight",
    "t21"."terms",
    "t21"."element" AS "of",
    "t21"."accumulation" IN ('kumulatif', 'rasio', 'kohort', 'mingguan', 'rata_desa', 'rata_jadwal') AS "adds_up",
    (
      "t21"."terms" = 1
    ) AND (
      "t21"."accumulation" = 'kumulatif'
    ) AS "is_plain"
  FROM "t18" AS "t21"
  WHERE
    "t21"."schedule" = 8190
    AND (
      (
        "t21"."terms" = 1
      ) AND (
        "t21"."accumulation" = 'kumulatif'
      )
    )
), t28 AS NOT MATERIALIZED (
  SELECT
    "t20"."area",
    "t20"."element",
    "t20"."months",
    "t20"."total",
    "t20"."this",
    "t20"."before",
    "t20"."unmeasured",
    "t25"."indicator",
    "t25"."side",
    "t25"."weight",
    "t25"."terms",
    "t25"."of",
    "t25"."adds_up",
    "t25"."is_plain"
  FROM t20 AS t20
  CROSS JOIN t25 AS t25
), t30 AS NOT MATERIALIZED (
  SELECT
    "t28"."area",
    "t28"."indicator",
    "t28"."months",
    "t28"."total" * "t28"."weight" AS "numerator",
    CAST(NULL AS BIGINT) AS "denominator",
    "t28"."this" * "t28"."weight" AS "this_month",
    CAST(NULL AS BIGINT) AS "this_denominator",
    "t28"."before" * "t28"."weight" AS "previous_month",
    CAST(NULL AS BIGINT) AS "previous_denominator",
    CAST(NULL AS BIGINT) AS "latest",
    "t28"."unmeasured"
  FROM t28 AS t28
  WHERE
    "t28"."element" = "t28"."of"
), t38 AS NOT MATERIALIZED (
  SELECT
    "t36"."area",
    "t36"."indicator",
    "t36"."months",
    CAST("t36"."numerator" AS BIGINT) AS "numerator",
    CAST("t36"."denominator" AS BIGINT) AS "denominator",
    CAST("t36"."this_month" AS BIGINT) AS "this_month",
    CAST("t36"."this_denominator" AS BIGINT) AS "this_denominator",
    CAST("t36"."previous_month" AS BIGINT) AS "previous_month",
    CAST("t36"."previous_denominator" AS BIGINT) AS "previous_denominator",
    "t36"."latest",
    "t36"."unmeasured",
    "t36"."is_regular"
  FROM t36 AS t36
  WHERE
    "t36"."is_regular"
), t40 AS NOT MATERIALIZED (
  SELECT
    "t38"."area",
    "t38"."indicator",
    "t38"."months",
    "t38"."numerator",
    "t38"."denominator",
    "t38"."this_month",
    "t38"."this_denominator",
    "t38"."previous_month",
    "t38"."previous_denominator",
    "t38"."latest",
    "t38"."unmeasured"
  FROM t38 AS t38
), t42 AS NOT MATERIALIZED (
  SELECT
    *
  FROM t30 AS t30
  UNION ALL
  SELECT
    *
  FROM t40 AS t40
), t51 AS NOT MATERIALIZED (
  SELECT
    *
  FROM t49 AS t49
  UNION ALL
  SELECT
    *
  FROM t42 AS t42
), t52 AS NOT MATERIALIZED (
  SELECT
    "t10"."area",
    "t10"."puskesmas",
    "t33"."indicator",
    "t33"."kind",
    "t33"."lower",
    "t33"."ramps",
    "t33"."is_mean",
    "t33"."is_stock",
    "t33"."due",
    "t33"."scheduled",
    "t33"."first",
    "t33"."line_months",
    "t51"."area" AS "area_right",
    "t51"."indicator" AS "indicator_right",
    "t51"."months",
    "t51"."numerator",
    "t51"."denominator",
    "t51"."this_month",
    "t51"."this_denominator",
    "t51"."previous_month",
    "t51"."previous_denominator",
    "t51"."latest",
    "t51"."unmeasured"
  FROM "pws_area" AS "t10"
  CROSS JOIN t33 AS t33
  LEFT OUTER JOIN t51 AS t51
    ON "t33"."indicator" = "t51"."indicator" AND "t10"."area" = "t51"."area"
), t54 AS NOT MATERIALIZED (
  SELECT
    "t52"."area",
    "t52"."puskesmas",
    "t52"."indicator",
    "t52"."kind",
    "t52"."lower",
    "t52"."ramps",
    "t52"."is_mean",
    "t52"."is_stock",
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
    "t52"."latest",
    "t52"."unmeasured"
  FROM t52 AS t52
), t55 AS NOT MATERIALIZED (
  SELECT
    "t54"."area",
    "t54"."puskesmas",
    "t54"."indicator",
    "t54"."kind",
    "t54"."lower",
    "t54"."ramps",
    "t54"."is_mean",
    "t54"."is_stock",
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
    "t54"."latest",
    "t54"."unmeasured",
    "t9"."area" AS "area_right",
    "t9"."kind" AS "kind_right",
    "t9"."thousandths",
    "t9"."provisional"
  FROM t54 AS t54
  LEFT OUTER JOIN "pws_population" AS "t9"
    ON "t54"."area" = "t9"."area" AND "t54"."kind" = "t9"."kind"
), t56 AS NOT MATERIALIZED (
  SELECT
    "t55"."area",
    "t55"."puskesmas",
    "t55"."indicator",
    "t55"."kind",
    "t55"."lower",
    "t55"."ramps",
    "t55"."is_mean",
    "t55"."is_stock",
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
    "t55"."latest",
    "t55"."unmeasured",
    "t55"."thousandths",
    "t55"."provisional"
  FROM t55 AS t55
), t58 AS NOT MATERIALIZED (
  SELECT
    "t56"."area",
    "t56"."puskesmas",
    "t56"."indicator",
    "t56"."kind",
    "t56"."lower",
    "t56"."ramps",
    "t56"."is_mean",
    "t56"."is_stock",
    "t56"."due",
    "t56"."scheduled",
    "t56"."first",
    "t56"."line_months",
    "t56"."months",
    "t56"."numerator",
    "t56"."denominator",
    "t56"."this_month",
    "t56"."this_denominator",
    "t56"."previous_month",
    "t56"."previous_denominator",
    "t56"."latest",
    "t56"."unmeasured",
    "t56"."thousandths" AS "population",
    "t56"."provisional" AS "old_population"
  FROM t56 AS t56
), t59 AS NOT MATERIALIZED (
  SELECT
    "t58"."area",
    "t58"."puskesmas",
    "t58"."indicator",
    "t58"."kind",
    "t58"."lower",
    "t58"."ramps",
    "t58"."is_mean",
    "t58"."is_stock",
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
    "t58"."latest",
    "t58"."unmeasured",
    "t58"."population",
    "t58"."old_population",
    "t8"."puskesmas" AS "puskesmas_right",
    "t8"."indicator" AS "indicator_right",
    "t8"."thousandths",
    "t8"."provisional"
  FROM t58 AS t58
  LEFT OUTER JOIN "pws_target" AS "t8"
    ON "t58"."puskesmas" = "t8"."puskesmas" AND "t58"."indicator" = "t8"."indicator"
), t60 AS NOT MATERIALIZED (
  SELECT
    "t59"."area",
    "t59"."puskesmas",
    "t59"."indicator",
    "t59"."kind",
    "t59"."lower",
    "t59"."ramps",
    "t59"."is_mean",
    "t59"."is_stock",
    "t59"."due",
    "t59"."scheduled",
    "t59"."first",
    "t59"."line_months",
    "t59"."months",
    "t59"."numerator",
    "t59"."denominator",
    "t59"."this_month",
    "t59"."this_denominator",
    "t59"."previous_month",
    "t59"."previous_denominator",
    "t59"."latest",
    "t59"."unmeasured",
    "t59"."population",
    "t59"."old_population",
    "t59"."thousandths",
    "t59"."provisional"
  FROM t59 AS t59
), t62 AS NOT MATERIALIZED (
  SELECT
    "t60"."area",
    "t60"."puskesmas",
    "t60"."indicator",
    "t60"."kind",
    "t60"."lower",
    "t60"."ramps",
    "t60"."is_mean",
    "t60"."is_stock",
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
    "t60"."latest",
    "t60"."unmeasured",
    "t60"."population",
    "t60"."old_population",
    "t60"."thousandths" AS "whole_target",
    "t60"."provisional" AS "old_whole_target"
  FROM t60 AS t60
), t63 AS NOT MATERIALIZED (
  SELECT
    "t62"."area",
    "t62"."puskesmas",
    "t62"."indicator",
    "t62"."kind",
    "t62"."lower",
    "t62"."ramps",
    "t62"."is_mean",
    "t62"."is_stock",
    "t62"."due",
    "t62"."scheduled",
    "t62"."first",
    "t62"."line_months",
    "t62"."months",
    "t62"."numerator",
    "t62"."denominator",
    "t62"."this_month",
    "t62"."this_denominator",
    "t62"."previous_month",
    "t62"."previous_denominator",
    "t62"."latest",
    "t62"."unmeasured",
    "t62"."population",
    "t62"."old_population",
    "t62"."whole_target",
    "t62"."old_whole_target",
    "t7"."area" AS "area_right",
    "t7"."indicator" AS "indicator_right",
    "t7"."thousandths",
    "t7"."provisional"
  FROM t62 AS t62
  LEFT OUTER JOIN "pws_area_target" AS "t7"
    ON "t62"."area" = "t7"."area" AND "t62"."indicator" = "t7"."indicator"
), t64 AS NOT MATERIALIZED (
  SELECT
    "t63"."area",
    "t63"."puskesmas",
    "t63"."indicator",
    "t63"."kind",
    "t63"."lower",
    "t63"."ramps",
    "t63"."is_mean",
    "t63"."is_stock",
    "t63"."due",
    "t63"."scheduled",
    "t63"."first",
    "t63"."line_months",
    "t63"."months",
    "t63"."numerator",
    "t63"."denominator",
    "t63"."this_month",
    "t63"."this_denominator",
    "t63"."previous_month",
    "t63"."previous_denominator",
    "t63"."latest",
    "t63"."unmeasured",
    "t63"."population",
    "t63"."old_population",
    "t63"."whole_target",
    "t63"."old_whole_target",
    "t63"."thousandths",
    "t63"."provisional"
  FROM t63 AS t63
), t65 AS NOT MATERIALIZED (
  SELECT
    "t64"."area",
    "t64"."puskesmas",
    "t64"."indicator",
    "t64"."kind",
    "t64"."lower",
    "t64"."ramps",
    "t64"."is_mean",
    "t64"."is_stock",
    "t64"."due",
    "t64"."scheduled",
    "t64"."first",
    "t64"."line_months",
    "t64"."months",
    "t64"."numerator",
    "t64"."denominator",
    "t64"."this_month",
    "t64"."this_denominator",
    "t64"."previous_month",
    "t64"."previous_denominator",
    "t64"."latest",
    "t64"."unmeasured",
    "t64"."population",
    "t64"."old_population",
    "t64"."whole_target",
    "t64"."old_whole_target",
    "t64"."thousandths" AS "own_target",
    "t64"."provisional" AS "old_own_target",
    COALESCE("t64"."thousandths", "t64"."whole_target") AS "target",
    COALESCE("t64"."provisional", "t64"."old_whole_target") AS "old_target"
  FROM t64 AS t64
), t66 AS NOT MATERIALIZED (
  SELECT
    "t65"."area",
    "t65"."puskesmas",
    "t65"."indicator",
    "t65"."kind",
    "t65"."lower",
    "t65"."ramps",
    "t65"."is_mean",
    "t65"."is_stock",
    "t65"."due",
    "t65"."scheduled",
    "t65"."first",
    "t65"."line_months",
    "t65"."months",
    CASE
      WHEN "t65"."is_mean" = 1
      THEN (
        (
          ABS("t65"."numerator")
        ) / (
          NULLIF("t65"."months", 0)
        ) + CASE
          WHEN (
            (
              ABS("t65"."numerator") - (
                (
                  ABS("t65"."numerator")
                ) / (
                  NULLIF("t65"."months", 0)
                ) * NULLIF("t65"."months", 0)
              )
            ) * 2
          ) > NULLIF("t65"."months", 0)
          THEN 1
          WHEN (
            (
              ABS("t65"."numerator") - (
                (
                  ABS("t65"."numerator")
                ) / (
                  NULLIF("t65"."months", 0)
                ) * NULLIF("t65"."months", 0)
              )
            ) * 2
          ) = NULLIF("t65"."months", 0)
          THEN (
            ABS("t65"."numerator")
          ) / (
            NULLIF("t65"."months", 0)
          ) % 2
          ELSE 0
        END
      ) * CASE WHEN "t65"."numerator" < 0 THEN -1 ELSE 1 END
      ELSE "t65"."numerator"
    END AS "numerator",
    CASE
      WHEN "t65"."is_mean" = 1
      THEN (
        (
          ABS("t65"."denominator")
        ) / (
          NULLIF("t65"."months", 0) * 1000
        ) + CASE
          WHEN (
            (
              ABS("t65"."denominator") - (
                (
                  ABS("t65"."denominator")
                ) / (
                  NULLIF("t65"."months", 0) * 1000
                ) * (
                  NULLIF("t65"."months", 0) * 1000
                )
              )
            ) * 2
          ) > (
            NULLIF("t65"."months", 0) * 1000
          )
          THEN 1
          WHEN (
            (
              ABS("t65"."denominator") - (
                (
                  ABS("t65"."denominator")
                ) / (
                  NULLIF("t65"."months", 0) * 1000
                ) * (
                  NULLIF("t65"."months", 0) * 1000
                )
              )
            ) * 2
          ) = (
            NULLIF("t65"."months", 0) * 1000
          )
          THEN (
            ABS("t65"."denominator")
          ) / (
            NULLIF("t65"."months", 0) * 1000
          ) % 2
          ELSE 0
        END
      ) * CASE WHEN "t65"."denominator" < 0 THEN -1 ELSE 1 END * 1000
      ELSE "t65"."denominator"
    END AS "denominator",
    "t65"."this_month",
    "t65"."this_denominator",
    "t65"."previous_month",
    "t65"."previous_denominator",
    "t65"."latest",
    "t65"."unmeasured",
    "t65"."population",
    "t65"."old_population",
    "t65"."whole_target",
    "t65"."old_whole_target",
    "t65"."own_target",
    "t65"."old_own_target",
    "t65"."target",
    "t65"."old_target"
  FROM t65 AS t65
), t67 AS NOT MATERIALIZED (
  SELECT
    "t66"."area",
    "t66"."puskesmas",
    "t66"."indicator",
    "t66"."kind",
    "t66"."lower",
    "t66"."ramps",
    "t66"."is_mean",
    "t66"."is_stock",
    "t66"."due",
    "t66"."scheduled",
    "t66"."first",
    "t66"."line_months",
    "t66"."months",
    "t66"."numerator",
    CASE WHEN "t66"."kind" <> '' THEN "t66"."population" ELSE "t66"."denominator" END AS "denominator",
    "t66"."this_month",
    CASE
      WHEN "t66"."this_month" IS NOT NULL
      THEN CASE
        WHEN "t66"."kind" <> ''
        THEN "t66"."population"
        ELSE "t66"."this_denominator"
      END
      ELSE CAST(NULL AS BIGINT)
    END AS "this_denominator",
    "t66"."previous_month",
    CASE
      WHEN "t66"."previous_month" IS NOT NULL
      THEN CASE
        WHEN "t66"."kind" <> ''
        THEN "t66"."population"
        ELSE "t66"."previous_denominator"
      END
      ELSE CAST(NULL AS BIGINT)
    END AS "previous_denominator",
    "t66"."latest",
    COALESCE("t66"."unmeasured", 0) AS "unmeasured",
    "t66"."population",
    "t66"."old_population",
    "t66"."whole_target",
    "t66"."old_whole_target",
    "t66"."own_target",
    "t66"."old_own_target",
    "t66"."target",
    "t66"."old_target",
    CASE
      WHEN (
        CASE WHEN "t66"."kind" <> '' THEN "t66"."population" ELSE "t66"."denominator" END <= 0
      )
      OR (
        (
          "t66"."kind" <> ''
        )
        AND (
          CASE WHEN "t66"."kind" <> '' THEN "t66"."population" ELSE "t66"."denominator" END IS NULL
        )
      )
      THEN 1
      ELSE 0
    END AS "no_population",
    CASE WHEN "t66"."this_month" IS NOT NULL THEN 1 ELSE 0 END AS "reported",
    CASE WHEN "t66"."months" = "t66"."due" THEN 1 ELSE 0 END AS "complete",
    CASE
      WHEN "t66"."is_stock" = 1
      THEN 987654301 - "t66"."latest"
      ELSE CAST(NULL AS BIGINT)
    END AS "carried",
    GREATEST(COALESCE("t66"."old_population", 0), COALESCE("t66"."old_target", 0)) AS "provisional",
    "t66"."this_month" - "t66"."previous_month" AS "change"
  FROM t66 AS t66
), t68 AS NOT MATERIALIZED (
  SELECT
    "t67"."area",
    "t67"."puskesmas",
    "t67"."indicator",
    "t67"."kind",
    "t67"."lower",
    "t67"."ramps",
    "t67"."is_mean",
    "t67"."is_stock",
    "t67"."due",
    "t67"."scheduled",
    "t67"."first",
    "t67"."line_months",
    "t67"."months",
    "t67"."numerator",
    "t67"."denominator",
    "t67"."this_month",
    "t67"."this_denominator",
    "t67"."previous_month",
    "t67"."previous_denominator",
    "t67"."latest",
    "t67"."unmeasured",
    "t67"."population",
    "t67"."old_population",
    "t67"."whole_target",
    "t67"."old_whole_target",
    "t67"."own_target",
    "t67"."old_own_target",
    "t67"."target",
    "t67"."old_target",
    "t67"."no_population",
    "t67"."reported",
    "t67"."complete",
    "t67"."carried",
    "t67"."provisional",
    "t67"."change",
    CASE
      WHEN (
        "t67"."denominator" > 0
      ) AND (
        "t67"."numerator" IS NOT NULL
      )
      THEN 1
      ELSE 0
    END AS "villages_counted",
    CASE
      WHEN NOT (
        COALESCE((
          "t67"."denominator" > 0
        ) AND (
          "t67"."numerator" IS NOT NULL
        ), FALSE)
      )
      THEN 1
      ELSE 0
    END AS "villages_missing",
    CASE
      WHEN (
        "t67"."denominator" > 0
      )
      AND (
        "t67"."numerator" IS NOT NULL
      )
      AND (
        "t67"."reported" = 0
      )
      AND (
        "t67"."scheduled" = 1
      )
      THEN 1
      ELSE 0
    END AS "villages_late",
    CASE
      WHEN (
        "t67"."ramps" = 1
      )
      AND (
        "t67"."denominator" > 0
      )
      AND (
        "t67"."numerator" IS NOT NULL
      )
      AND (
        "t67"."target" IS NOT NULL
      )
      THEN GREATEST(
        (
          (
            "t67"."target" * 987654302 * "t67"."denominator"
          ) + 1199999999
        ) / (
          1200000000
        ) - "t67"."numerator",
        0
      )
      ELSE CAST(NULL AS BIGINT)
    END AS "people_to_target"
  FROM t67 AS t67
), "t69" AS MATERIALIZED (
  SELECT
    "t68"."area",
    "t68"."indicator",
    "t68"."numerator",
    "t68"."denominator",
    "t68"."this_month",
    "t68"."this_denominator",
    "t68"."previous_month",
    "t68"."previous_denominator",
    "t68"."change",
    "t68"."people_to_target",
    "t68"."target",
    "t68"."whole_target",
    "t68"."line_months",
    "t68"."lower",
    "t68"."scheduled",
    "t68"."first",
    "t68"."no_population",
    "t68"."unmeasured",
    "t68"."reported",
    "t68"."complete",
    "t68"."carried",
    "t68"."provisional",
    "t68"."villages_counted",
    "t68"."villages_missing",
    "t68"."villages_late"
  FROM t68 AS t68
), t71 AS NOT MATERIALIZED (
  SELECT
    "t70"."indicator",
    "t70"."lower",
    "t70"."line_months",
    "t70"."scheduled",
    "t70"."first",
    CAST(SUM("t70"."numerator") FILTER(WHERE
      "t70"."villages_counted" = 1) AS BIGINT) AS "numerator",
    CAST(SUM("t70"."denominator") FILTER(WHERE
      "t70"."villages_counted" = 1) AS BIGINT) AS "denominator",
    CAST(SUM("t70"."this_month") FILTER(WHERE
      "t70"."villages_counted" = 1) AS BIGINT) AS "this_month",
    CAST(SUM("t70"."this_denominator") FILTER(WHERE
      "t70"."villages_counted" = 1) AS BIGINT) AS "this_denominator",
    CAST(SUM("t70"."previous_month") FILTER(WHERE
      "t70"."villages_counted" = 1) AS BIGINT) AS "previous_month",
    CAST(SUM("t70"."previous_denominator") FILTER(WHERE
      "t70"."villages_counted" = 1) AS BIGINT) AS "previous_denominator",
    CAST(SUM("t70"."change") FILTER(WHERE
      "t70"."villages_counted" = 1) AS BIGINT) AS "change",
    CAST(SUM("t70"."people_to_target") FILTER(WHERE
      "t70"."villages_counted" = 1) AS BIGINT) AS "people_to_target",
    CASE
      WHEN MIN("t70"."whole_target") = MAX("t70"."whole_target")
      THEN MAX("t70"."whole_target")
      ELSE CAST(NULL AS BIGINT)
    END AS "target",
    CASE
      WHEN MIN("t70"."whole_target") = MAX("t70"."whole_target")
      THEN MAX("t70"."whole_target")
      ELSE CAST(NULL AS BIGINT)
    END AS "whole_target",
    MAX("t70"."carried") FILTER(WHERE
      "t70"."villages_counted" = 1) AS "carried",
    MIN("t70"."no_population") AS "no_population",
    MAX("t70"."unmeasured") AS "unmeasured",
    COALESCE(MAX("t70"."reported") FILTER(WHERE
      "t70"."villages_counted" = 1), 0) AS "reported",
    LEAST(MIN("t70"."complete"), MIN("t70"."villages_counted")) AS "complete",
    MAX("t70"."provisional") AS "provisional",
    SUM("t70"."villages_counted") AS "villages_counted",
    SUM("t70"."villages_missing") AS "villages_missing",
    SUM("t70"."villages_late") AS "villages_late"
  FROM "t69" AS "t70"
  GROUP BY
    1,
    2,
    3,
    4,
    5
), t72 AS NOT MATERIALIZED (
  SELECT
    CAST(NULL AS UUID) AS "area",
    "t71"."indicator",
    "t71"."numerator",
    "t71"."denominator",
    "t71"."this_month",
    "t71"."this_denominator",
    "t71"."previous_month",
    "t71"."previous_denominator",
    "t71"."change",
    "t71"."people_to_target",
    "t71"."target",
    "t71"."whole_target",
    "t71"."line_months",
    "t71"."lower",
    "t71"."scheduled",
    "t71"."first",
    "t71"."no_population",
    "t71"."unmeasured" * (
      1 - "t71"."reported"
    ) AS "unmeasured",
    "t71"."reported",
    "t71"."complete",
    "t71"."carried",
    "t71"."provisional",
    "t71"."villages_counted",
    "t71"."villages_missing",
    "t71"."villages_late"
  FROM t71 AS t71
), t73 AS NOT MATERIALIZED (
  SELECT
    *
  FROM "t69" AS "t70"
  UNION ALL
  SELECT
    *
  FROM t72 AS t72
), t74 AS NOT MATERIALIZED (
  SELECT
    "t73"."area",
    "t73"."indicator",
    "t73"."numerator",
    "t73"."denominator",
    "t73"."this_month",
    "t73"."this_denominator",
    "t73"."previous_month",
    "t73"."previous_denominator",
    "t73"."change",
    "t73"."people_to_target",
    "t73"."target",
    "t73"."whole_target",
    "t73"."line_months",
    "t73"."lower",
    "t73"."scheduled",
    "t73"."first",
    "t73"."no_population",
    "t73"."unmeasured",
    "t73"."reported",
    "t73"."complete",
    "t73"."carried",
    "t73"."provisional",
    "t73"."villages_counted",
    "t73"."villages_missing",
    "t73"."villages_late",
    CASE
      WHEN (
        "t73"."denominator" > 0
      ) AND (
        "t73"."numerator" IS NOT NULL
      )
      THEN CAST(CASE
        WHEN "t73"."lower" = 1
        THEN (
          "t73"."numerator" * 1200000000
        ) <= (
          "t73"."target" * "t73"."line_months" * "t73"."denominator"
        )
        ELSE (
          "t73"."numerator" * 1200000000
        ) >= (
          "t73"."target" * "t73"."line_months" * "t73"."denominator"
        )
      END AS INT)
      ELSE CAST(NULL AS INT)
    END AS "on_target",
    CASE
      WHEN "t73"."no_population" = 1
      THEN 'no_population'
      WHEN "t73"."scheduled" = 0
      THEN 'not_scheduled'
      WHEN "t73"."unmeasured" = 1
      THEN 'unmeasured'
      WHEN "t73"."reported" = 0
      THEN 'missing'
      WHEN "t73"."complete" = 0
      THEN 'partial'
      WHEN "t73"."numerator" = 0
      THEN 'zero'
      ELSE 'value'
    END AS "state_code",
    CASE
      WHEN "t73"."first" = 1
      THEN CAST(NULL AS VARCHAR)
      WHEN "t73"."change" > 0
      THEN 'up'
      WHEN "t73"."change" < 0
      THEN 'down'
      WHEN "t73"."change" = 0
      THEN 'same'
      ELSE CAST(NULL AS VARCHAR)
    END AS "trend_code",
    (
      "t73"."denominator" > 0
    )
    AND (
      "t73"."numerator" IS NOT NULL
    )
    AND (
      "t73"."scheduled" = 1
    )
    AND (
      "t73"."unmeasured" = 0
    )
    AND (
      "t73"."reported" = 1
    ) AS "is_counted"
  FROM t73 AS t73
)
SELECT
  CAST("t74"."area" AS VARCHAR) AS "area",
  "t74"."indicator",
  "t74"."numerator",
  "t74"."denominator",
  "t74"."this_month",
  "t74"."this_denominator",
  "t74"."previous_month",
  "t74"."previous_denominator",
  "t74"."target",
  "t74"."line_months",
  "t74"."on_target",
  "t74"."people_to_target",
  "t74"."state_code",
  "t74"."trend_code",
  CASE CASE
      WHEN "t74"."is_counted"
      THEN CASE
        WHEN "t74"."first" = 1
        THEN 4
        WHEN (
          "t74"."change" * (
            1 - (
              "t74"."lower" * 2
            )
          )
        ) > 0
        THEN 3
        WHEN (
          "t74"."change" * (
            1 - (
              "t74"."lower" * 2
            )
          )
        ) = 0
        THEN 2
        WHEN (
          "t74"."change" * (
            1 - (
              "t74"."lower" * 2
            )
          )
        ) < 0
        THEN 1
        ELSE CAST(NULL AS BIGINT)
      END + (
        "t74"."on_target" * 10
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
    WHEN "t74"."is_counted" AND (
      "t74"."area" IS NOT NULL
    )
    THEN 1 - (
      "t74"."lower" * 2
    )
    ELSE CAST(NULL AS BIGINT)
  END AS "rank",
  "t74"."provisional",
  "t74"."villages_counted",
  "t74"."villages_missing",
  "t74"."villages_late",
  "t74"."carried"
FROM t74 AS t74