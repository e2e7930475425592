-- 行政许可法第三十一条、国办函〔2016〕108号: a copy whose original an officer has compared counts as checked. Who saw it, and when.
alter table cases.material add column original_seen_by text;
alter table cases.material add column original_seen_at timestamptz;
comment on column cases.material.original_seen_by is '核对过原件的窗口人员';
comment on column cases.material.original_seen_at is '核对原件的时间';
alter table cases.material add constraint material_original_seen
  check ((original_seen_by is null) = (original_seen_at is null));
