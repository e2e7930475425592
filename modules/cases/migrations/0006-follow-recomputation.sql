create index clock_extension_asked on cases.clock_extension (requested_at desc)
  where approved_at is null and rejected_at is null;

create table cases.recomputation (
  calendar_version text not null,
  started_at timestamptz not null,
  total int not null,
  done int not null default 0,
  moved int not null default 0,
  finished_at timestamptz,
  constraint recomputation_pk primary key (calendar_version)
);
comment on table cases.recomputation is '日历改变后重算在办件的到期日：进展和结果';
comment on column cases.recomputation.total is '开始时要重算的在办件数';
comment on column cases.recomputation.done is '已重算的';
comment on column cases.recomputation.moved is '其中到期日变了的';
create index recomputation_started on cases.recomputation (started_at desc);

grant select, insert, update on cases.recomputation to onewindow_app;
