-- 补充材料: while her case runs the applicant may add a material of her own accord. It moves no clock, replaces nothing, and
-- stands beside what she applied with. Files wait beside the case until she hands them in.
create table cases.supplement (
  id uuid not null default uuidv7(),
  case_id uuid not null,
  title text not null,
  channel text not null,
  handed_in_by text not null,
  entered_for text,
  handed_in_at timestamptz not null,
  constraint supplement_pk primary key (id),
  constraint supplement_case foreign key (case_id) references cases.case (id) on delete cascade,
  constraint supplement_title_length check (length(title) between 1 and 100)
);
comment on table cases.supplement is '申请人自愿补充的材料（不是补正，不影响时限）';
comment on column cases.supplement.title is '申请人说这是什么';
comment on column cases.supplement.channel is '渠道';
comment on column cases.supplement.handed_in_by is '谁交的；在窗口是录入的工作人员';
comment on column cases.supplement.entered_for is '在窗口替谁录入，空为本人在网上交';
create index supplement_case_id on cases.supplement (case_id, handed_in_at);
-- 要您知道的: read newest first, out of all that ever were.
create index supplement_recent on cases.supplement (handed_in_at desc);

alter table cases.material add column supplement_case_id uuid;
alter table cases.material add column supplement_id uuid;
comment on column cases.material.supplement_case_id is '为哪个办件补充的';
comment on column cases.material.supplement_id is '哪一次补充；空为先放着还没交';
alter table cases.material add constraint material_supplement_case foreign key (supplement_case_id) references cases.case (id);
alter table cases.material add constraint material_supplement foreign key (supplement_id) references cases.supplement (id);
alter table cases.material add constraint material_supplement_placed check (supplement_id is null or supplement_case_id is not null);
alter table cases.material drop constraint material_owner;
alter table cases.material add constraint material_owner check (
  application_id is not null or matter_id is not null or correction_case_id is not null or supplement_case_id is not null);
create index material_supplement_of_case on cases.material (supplement_case_id)
  where supplement_case_id is not null and removed_at is null;

grant select, insert on cases.supplement to onewindow_app;
