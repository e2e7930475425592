-- What an applicant uploads while she corrects waits beside her case until she hands the correction in 补正; until then the
-- officers see the materials as they were.
alter table cases.material add column correction_case_id uuid;
comment on column cases.material.correction_case_id is '为哪个办件的补正先放着，提交补正时并入申报';
alter table cases.material add constraint material_correction foreign key (correction_case_id) references cases.case (id);
alter table cases.material drop constraint material_owner;
alter table cases.material add constraint material_owner
  check (application_id is not null or matter_id is not null or correction_case_id is not null);
create index material_staged on cases.material (correction_case_id) where correction_case_id is not null and removed_at is null;
