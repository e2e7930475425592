-- 100,000 items bring 800,000 rows within minutes, sooner than autovacuum looks: without figures about them the planner takes
-- an import for one row and joins it with itself row by row. The importing process brings the figures up to date itself.
grant maintain on catalogue.import_row to onewindow_app;
