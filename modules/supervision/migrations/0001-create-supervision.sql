create schema supervision;
comment on schema supervision is '电子监察';

create table supervision.rule (
  code text not null,
  kind text not null,
  created_at timestamptz not null default now(),
  constraint rule_pk primary key (code),
  constraint rule_code_form check (code ~ '^R-\d{2,3}$'),
  constraint rule_kind_known check (kind in (
    'nearLimit', 'lateStep', 'overPromise', 'overStatute', 'overrunPause', 'deemedAcceptance', 'bareRefusal',
    'instantFinish', 'batchEntry'))
);
comment on table supervision.rule is '监察规则';
comment on column supervision.rule.code is '规则编号';
comment on column supervision.rule.kind is '判断方法';

create table supervision.rule_version (
  id uuid not null default uuidv7(),
  rule_code text not null,
  version int not null,
  state text not null default 'draft',
  name_zh text not null,
  name_en text not null,
  colour text not null,
  thresholds jsonb not null,
  score int not null,
  ask_at_once boolean not null,
  explain_days int not null,
  law text not null,
  active_from timestamptz,
  active_until timestamptz,
  edited_by text not null,
  edited_at timestamptz not null,
  activated_by text,
  revision int not null default 1,
  constraint rule_version_pk primary key (id),
  constraint rule_version_number unique (rule_code, version),
  constraint rule_version_rule foreign key (rule_code) references supervision.rule (code),
  constraint rule_version_state_known check (state in ('draft', 'active', 'retired')),
  constraint rule_version_colour_known check (colour in ('notice', 'yellow', 'red')),
  constraint rule_version_score_range check (score between 0 and 100),
  constraint rule_version_explain_range check (explain_days between 1 and 60)
);
comment on table supervision.rule_version is '监察规则的版本：启用后不可变';
comment on column supervision.rule_version.colour is '牌：notice 提醒、yellow 黄牌、red 红牌';
comment on column supervision.rule_version.thresholds is '阈值，形状按判断方法';
comment on column supervision.rule_version.score is '扣分';
comment on column supervision.rule_version.ask_at_once is '发牌时即要求部门说明';
comment on column supervision.rule_version.explain_days is '部门说明的期限（工作日）';
comment on column supervision.rule_version.law is '依据';
comment on column supervision.rule_version.active_from is '启用时间';
comment on column supervision.rule_version.active_until is '停用时间';
comment on column supervision.rule_version.revision is '草稿的修改次数，用于并发检查';
create unique index rule_version_one_active on supervision.rule_version (rule_code) where state = 'active';
create unique index rule_version_one_draft on supervision.rule_version (rule_code) where state = 'draft';

-- A card must be readable by the rule that raised it for good, so what was activated never changes its content.
create function supervision.refuse_change_of_active_rule() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (new.rule_code, new.version, new.name_zh, new.name_en, new.colour, new.thresholds, new.score,
      new.ask_at_once, new.explain_days, new.law, new.active_from)
    is distinct from (old.rule_code, old.version, old.name_zh, old.name_en, old.colour, old.thresholds, old.score,
      old.ask_at_once, old.explain_days, old.law, old.active_from) then
    raise exception 'rule version % is not a draft any more', old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger rule_version_immutable before update on supervision.rule_version
  for each row execute function supervision.refuse_change_of_active_rule();

create table supervision.card (
  id uuid not null default uuidv7(),
  serial bigint not null generated always as identity,
  rule_version_id uuid not null,
  rule_code text not null,
  occurrence text not null,
  case_id uuid not null,
  colour text not null,
  subject jsonb not null,
  organisation_id uuid not null,
  organisation_name text not null,
  division_code text not null,
  county_code text not null,
  basic_code text not null,
  item_name text not null,
  raised_at timestamptz not null,
  raised_on date not null generated always as ((raised_at at time zone 'Asia/Shanghai')::date) stored,
  reason_zh text not null,
  reason_en text not null,
  evidence jsonb not null,
  state text not null default 'new',
  explain_due_on date,
  explanation text,
  explained_by text,
  explained_at timestamptz,
  decision text,
  decided_by text,
  decided_at timestamptz,
  version int not null default 1,
  constraint card_pk primary key (id),
  constraint card_serial unique (serial),
  constraint card_once unique (rule_code, occurrence, case_id),
  constraint card_rule_version foreign key (rule_version_id) references supervision.rule_version (id),
  constraint card_organisation foreign key (organisation_id) references directory.organisation (id),
  constraint card_colour_known check (colour in ('notice', 'yellow', 'red')),
  constraint card_state_known check (state in ('new', 'awaitingExplanation', 'explained', 'confirmed', 'withdrawn')),
  constraint card_awaited_dated check (state <> 'awaitingExplanation' or explain_due_on is not null),
  constraint card_decided check ((state in ('confirmed', 'withdrawn')) = (decided_at is not null))
);
comment on table supervision.card is '监察牌：黄牌、红牌、提醒';
comment on column supervision.card.serial is '监察编号的流水';
comment on column supervision.card.occurrence is '同一规则同一办件的第几回，使重复判断不重复发牌';
comment on column supervision.card.subject is '发牌时的办件：办件编号、查询码、事项类型';
comment on column supervision.card.organisation_name is '责任部门';
comment on column supervision.card.raised_at is '发牌时间';
comment on column supervision.card.reason_zh is '为什么发牌';
comment on column supervision.card.evidence is '证据：规则版本、所据事件、时限推算、数字';
comment on column supervision.card.explain_due_on is '部门说明的期限';
comment on column supervision.card.explanation is '部门说明';
comment on column supervision.card.decision is '监察结果描述';
create index card_recent on supervision.card (raised_at desc, id desc);
create index card_open on supervision.card (raised_at desc, id desc) where decided_at is null;
create index card_state on supervision.card (state, raised_at desc, id desc);
create index card_organisation_recent on supervision.card (organisation_id, raised_at desc, id desc);
create index card_county_recent on supervision.card (county_code, raised_at desc, id desc);
create index card_rule_recent on supervision.card (rule_code, raised_at desc, id desc);
create index card_colour_recent on supervision.card (colour, raised_at desc, id desc);
create index card_case on supervision.card (case_id, raised_at, id);
create index card_day on supervision.card (raised_on, organisation_id, colour);
create index card_decided on supervision.card (decided_at) where decided_at is not null;
create index card_explain_due on supervision.card (explain_due_on) where state = 'awaitingExplanation';

create table supervision.urge (
  id uuid not null default uuidv7(),
  serial bigint not null generated always as identity,
  case_id uuid not null,
  card_id uuid,
  subject jsonb not null,
  organisation_id uuid not null,
  organisation_name text not null,
  division_code text not null,
  county_code text not null,
  item_name text not null,
  content text not null,
  answer_due_on date not null,
  urged_by text not null,
  urged_at timestamptz not null,
  state text not null default 'open',
  answer text,
  answered_by text,
  answered_at timestamptz,
  version int not null default 1,
  constraint urge_pk primary key (id),
  constraint urge_card foreign key (card_id) references supervision.card (id),
  constraint urge_organisation foreign key (organisation_id) references directory.organisation (id),
  constraint urge_state_known check (state in ('open', 'answered')),
  constraint urge_answered check ((state = 'answered') = (answered_at is not null))
);
comment on table supervision.urge is '督办';
comment on column supervision.urge.content is '督办内容';
comment on column supervision.urge.urged_at is '督办发出时间';
comment on column supervision.urge.answer_due_on is '反馈期限';
comment on column supervision.urge.answer is '部门反馈';
create index urge_state on supervision.urge (state, answer_due_on, id);
create index urge_organisation on supervision.urge (organisation_id, state, answer_due_on, id);
create index urge_case on supervision.urge (case_id, urged_at);
create index urge_card_id on supervision.urge (card_id) where card_id is not null;

create table supervision.daily_figure (
  day date not null,
  organisation_id uuid not null,
  division_code text not null,
  county_code text not null,
  organisation_name text not null,
  submitted int not null,
  concluded int not null,
  decided int not null,
  on_promise int not null,
  constraint daily_figure_pk primary key (day, organisation_id, division_code, county_code)
);
comment on table supervision.daily_figure is '每日办件数（缓存：可随时由办件重算，不是记录）';
comment on column supervision.daily_figure.submitted is '收的';
comment on column supervision.daily_figure.concluded is '办结的';
comment on column supervision.daily_figure.decided is '其中作出决定的';
comment on column supervision.daily_figure.on_promise is '其中按承诺的';

create table supervision.daily_figure_run (
  day date not null,
  computed_at timestamptz not null,
  constraint daily_figure_run_pk primary key (day)
);
comment on table supervision.daily_figure_run is '每日办件数算到什么时候';

create view supervision.public_card_v1 as
  select id, rule_code, colour, organisation_id, organisation_name, division_code, county_code, basic_code, item_name,
         raised_on, state
  from supervision.card;
comment on view supervision.public_card_v1 is '监察牌公开视图：不含办件和说明';

grant usage on schema supervision to onewindow_app;
grant select, insert on supervision.rule to onewindow_app;
grant select, insert, update, delete on supervision.rule_version to onewindow_app;
grant select, insert, update on supervision.card, supervision.urge to onewindow_app;
grant select, insert, delete on supervision.daily_figure to onewindow_app;
grant select, insert, update on supervision.daily_figure_run to onewindow_app;
grant select on supervision.public_card_v1 to onewindow_app;
