-- check: states add up to the United States
-- at least: 75 industries, within 7 million dollars
-- at least: 26 all industries, country larger by 0.5 to 0.8 %
-- Each state is printed rounded to a million. All industries of the country are printed with an asterisk: they are larger
-- than the sum of the states in every year. A year with a missing or withheld state is not compared.
WITH summed AS (
    SELECT activity, time_period, sum(obs_value) AS states, count(obs_value) AS known, count(*) AS listed
    FROM wh.observation
    WHERE dataset = 'US_BEA_SAGDP2' AND ref_area <> 'US'
    GROUP BY activity, time_period
)
SELECT
    CASE country.activity WHEN '_T' THEN 'all industries, country larger by 0.5 to 0.8 %' ELSE 'industries, within 7 million dollars' END AS part,
    country.activity || ' ' || country.time_period AS item,
    CASE
        WHEN known < listed OR country.obs_value IS NULL THEN NULL
        WHEN country.activity = '_T' THEN country.obs_value / states BETWEEN 1.005 AND 1.008
        ELSE abs(country.obs_value - states) <= 7
    END AS held
FROM wh.observation AS country
JOIN summed ON summed.activity = country.activity AND summed.time_period = country.time_period
WHERE country.dataset = 'US_BEA_SAGDP2' AND country.ref_area = 'US'
ORDER BY part, item;
