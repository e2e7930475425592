-- 要您知道的: corrections that came in lately are read newest first, out of all that ever were.
create index correction_corrected on cases.correction (corrected_at desc) where corrected_at is not null;
