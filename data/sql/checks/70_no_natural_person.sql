-- check: no organisation is a natural person
-- at least: 10
-- Sole traders by legal form or prefix, a surname with initials, or a full name with a patronymic.
WITH name AS (
    SELECT org_id, legal_form, unnest([name_en, name_ru, name_uk]) AS printed FROM wh.organisation
)
SELECT
    '' AS part,
    org_id AS item,
    NOT bool_or(
        regexp_matches(legal_form, '(?i)^(ип|фоп|фл-п|спд|индивидуальный предприниматель|фізична особа.*|sole (trader|proprietor).*|самозанят.*)$')
        OR regexp_matches(printed, '(?i)(^|[^а-яёіїєґa-z])(ип|фоп|индивидуальный предприниматель|фізична особа|sole trader)[^а-яёіїєґa-z]')
        OR regexp_matches(printed, '[А-ЯЁІЇЄҐA-Z][а-яёіїєґa-z’''-]+ [А-ЯЁІЇЄҐA-Z]\. ?([А-ЯЁІЇЄҐA-Z]\.)?')
        OR regexp_matches(printed, '(^|[^А-ЯЁІЇЄҐA-Z])[А-ЯЁІЇЄҐA-Z]\. ?[А-ЯЁІЇЄҐA-Z]\. ?[А-ЯЁІЇЄҐA-Z][а-яёіїєґa-z]')
        OR regexp_matches(printed, '[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+(вич|вна|чна|ична)($|[^а-яё])')
        OR regexp_matches(printed, '[А-ЯІЇЄҐ][а-яіїєґ’'']+ [А-ЯІЇЄҐ][а-яіїєґ’'']+ [А-ЯІЇЄҐ][а-яіїєґ’'']+(ович|евич|йович|івна|ївна)($|[^а-яіїєґ])')
    ) AS held
FROM name
GROUP BY org_id
ORDER BY org_id;
