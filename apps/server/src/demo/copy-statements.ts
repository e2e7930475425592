/**
 * Copies everything that belongs to a case, one statement a table, for all rows of the temporary table `demo_plan`.
 * Ids are derived (`copy_id`), moments are moved by whole weeks, the body and the applicant are replaced.
 */
const id = (column: string) => `md5(${column}::text || '/' || p.n)::uuid`;
const moment = (column: string) => `${column} - make_interval(days => p.shift, mins => -p.minutes)`;
const day = (column: string) => `${column} - p.shift`;

export const copyStatements: readonly string[] = [
  `insert into cases.matter (id, query_code, party_id, account_id, title, scenario_code, channel, answers, form_version_id,
     contact_name, contact_phone_masked, submitted_at, concluded_at, version)
   select ${id('m.id')}, p."queryCode", p.party, null, m.title, m.scenario_code, m.channel, m.answers, m.form_version_id,
     p.applicant, m.contact_phone_masked, ${moment('m.submitted_at')}, ${moment('m.concluded_at')}, m.version
   from demo_plan p join cases.matter m on m.id = p."matterId"`,

  `insert into cases.case (id, case_number, query_code, matter_id, item_version_id, basic_code, item_name, organisation_id,
     organisation_name, division_code, county_code, party_id, applicant_name, applicant_id_masked, channel, state, outcome,
     process_instance_id, step_name, step_due_on, waiting_for, submitted_at, received_at, accepted_on, deemed, decided_at,
     concluded_at, paused, due_on, due_kind, statute_due_on, calendar_version, due_total, due_unit, clock_overrides, search, version)
   select ${id('c.id')}, p."caseNumber", p."queryCode", ${id('c.matter_id')}, c.item_version_id, c.basic_code, c.item_name,
     p.organisation, p."organisationName", p.division, p.county, p.party, p.applicant, p."idMasked",
     (array['web', 'web', 'phone', 'window', 'kiosk'])[1 + p.n % 5], c.state, c.outcome, ${id('c.process_instance_id')},
     c.step_name, ${day('c.step_due_on')}, case when c.waiting_for = c.organisation_name then p."organisationName" else c.waiting_for end,
     ${moment('c.submitted_at')}, ${moment('c.received_at')}, ${day('c.accepted_on')}, c.deemed, ${moment('c.decided_at')},
     ${moment('c.concluded_at')}, c.paused, ${day('c.due_on')}, c.due_kind, ${day('c.statute_due_on')}, c.calendar_version,
     c.due_total, c.due_unit, c.clock_overrides, p.search::tsvector, c.version
   from demo_plan p join cases.case c on c.id = p."caseId"`,

  `insert into cases.clock_pause (id, case_id, ground, law, reason, from_on, expected_until, until_on, started_by, document_id)
   select ${id('x.id')}, ${id('x.case_id')}, x.ground, x.law, x.reason, ${day('x.from_on')}, ${day('x.expected_until')},
     ${day('x.until_on')}, x.started_by, ${id('x.document_id')}
   from demo_plan p join cases.clock_pause x on x.case_id = p."caseId"`,

  `insert into cases.clock_extension (id, case_id, amount, reason, requested_by, requested_account_id, requested_at, approved_by,
     approved_at, rejected_at, document_id)
   select ${id('x.id')}, ${id('x.case_id')}, x.amount, x.reason, x.requested_by, x.requested_account_id, ${moment('x.requested_at')},
     x.approved_by, ${moment('x.approved_at')}, ${moment('x.rejected_at')}, ${id('x.document_id')}
   from demo_plan p join cases.clock_extension x on x.case_id = p."caseId"`,

  `insert into cases.correction (id, case_id, items, told_on, told_by, due_on, corrected_at, document_id)
   select ${id('x.id')}, ${id('x.case_id')}, x.items, ${day('x.told_on')}, x.told_by, ${day('x.due_on')}, ${moment('x.corrected_at')},
     ${id('x.document_id')}
   from demo_plan p join cases.correction x on x.case_id = p."caseId"`,

  `insert into cases.opinion (id, case_id, task_id, level, action, text, account_id, actor_name, at)
   select ${id('x.id')}, ${id('x.case_id')}, ${id('x.task_id')}, x.level, x.action, x.text, null, x.actor_name, ${moment('x.at')}
   from demo_plan p join cases.opinion x on x.case_id = p."caseId"`,

  `insert into cases.delivery (case_id, method, address, due_on, ready_at, delivered_at, receiver)
   select ${id('x.case_id')}, x.method, null, ${day('x.due_on')}, ${moment('x.ready_at')}, ${moment('x.delivered_at')}, p.applicant
   from demo_plan p join cases.delivery x on x.case_id = p."caseId"`,

  `insert into cases.material (id, matter_id, slot, name, source, trust_level, file_id, licence_id, source_note, disputed_reason,
     added_by, added_at)
   select ${id('x.id')}, ${id('x.matter_id')}, x.slot, x.name, x.source, x.trust_level, x.file_id, null, x.source_note,
     x.disputed_reason, p.applicant, ${moment('x.added_at')}
   from demo_plan p join cases.material x on x.matter_id = p."matterId" and x.removed_at is null`,

  `insert into platform.file_reference (file_id, kind, subject_id)
   select x.file_id, 'cases.material', ${id('x.id')}
   from demo_plan p join cases.material x on x.matter_id = p."matterId" and x.removed_at is null and x.file_id is not null`,

  // Serials of copies begin behind those that the body has given out in that year.
  `with numbered as (
     select d.*, p.n, p.shift, p.minutes, p.organisation as new_body, p."organisationName" as new_name, p.party as new_party,
       p.applicant as new_addressee, extract(year from ${day('d.issued_on')})::int as new_year,
       row_number() over (partition by p.organisation, d.kind, extract(year from ${day('d.issued_on')}) order by p.n, d.id) as place
     from demo_plan p join documents.document d on d.case_id = p."caseId")
   insert into documents.document (id, kind, number, year, serial, organisation_id, organisation_name, organisation_uscc, case_id,
     party_id, addressee, title, template_id, data, issued_on, issued_at, issued_by_name)
   select ${id('p.id')}, p.kind,
     regexp_replace(p.number, '〔\\d+〕\\d+', '〔' || p.new_year || '〕' || (coalesce(t.last, 0) + p.place)),
     p.new_year, coalesce(t.last, 0) + p.place, p.new_body, p.new_name, p.organisation_uscc, ${id('p.case_id')}, p.new_party,
     p.new_addressee, p.title, p.template_id, p.data, ${day('p.issued_on')}, ${moment('p.issued_at')}, p.issued_by_name
   from numbered p left join documents.serial t on t.organisation_id = p.new_body and t.kind = p.kind and t.year = p.new_year`,

  `insert into documents.serial (organisation_id, kind, year, last)
   select d.organisation_id, d.kind, d.year, max(d.serial)
   from demo_plan p join documents.document o on o.case_id = p."caseId" join documents.document d on d.id = ${id('o.id')}
   group by d.organisation_id, d.kind, d.year
   on conflict (organisation_id, kind, year) do update set last = greatest(documents.serial.last, excluded.last)`,

  `insert into processes.instance (id, process_version_id, process, business_kind, business_id, root_id, parent_id, parent_token,
     state, next_id, variables, scope, version, started_at, suspended_at, ended_at, end_node, failure)
   select ${id('i.id')}, i.process_version_id, i.process, i.business_kind, ${id('i.business_id')}, ${id('i.root_id')}, null, null,
     i.state, i.next_id, jsonb_set(jsonb_set(i.variables, '{organisation}', to_jsonb(p.organisation::text)), '{division}', to_jsonb(p.division)),
     i.scope, i.version, ${moment('i.started_at')}, ${moment('i.suspended_at')}, ${moment('i.ended_at')}, i.end_node, i.failure
   from demo_plan p join processes.instance i on i.business_id = p."caseId"`,

  `insert into processes.token (instance_id, id, parent, node, state, data)
   select ${id('i.id')}, x.id, x.parent, x.node, x.state, x.data
   from demo_plan p join processes.instance i on i.business_id = p."caseId" join processes.token x on x.instance_id = i.id`,

  `insert into processes.task (id, instance_id, token, business_kind, business_id, node, name, name_en, level, role, organisation_id,
     unit_id, division_code, state, actions, form_step, priority, created_at, due_on, due_at, ended_at, done_by_name, action, version)
   select ${id('x.id')}, ${id('x.instance_id')}, x.token, x.business_kind, ${id('x.business_id')}, x.node, x.name, x.name_en, x.level,
     x.role, p.organisation, x.unit_id, p.division, x.state, x.actions, x.form_step, x.priority, ${moment('x.created_at')},
     ${day('x.due_on')}, ${moment('x.due_at')}, ${moment('x.ended_at')}, x.done_by_name, x.action, x.version
   from demo_plan p join processes.task x on x.business_id = p."caseId"`,

  `insert into processes.step (instance_id, version, at, kind, node, action, reason, actor_name, passed)
   select ${id('i.id')}, x.version, ${moment('x.at')}, x.kind, x.node, x.action, x.reason, x.actor_name, x.passed
   from demo_plan p join processes.instance i on i.business_id = p."caseId" join processes.step x on x.instance_id = i.id`,

  `insert into platform.event (id, at, type, subject_kind, subject_id, case_id, party_id, actor_kind, actor_account_id, actor_name,
     organisation_id, organisation_name, channel, request_id, data)
   select ${id('e.id')}, ${moment('e.at')}, e.type, e.subject_kind, ${id('e.subject_id')}, ${id('e.case_id')}, p.party, e.actor_kind, null,
     case when e.actor_kind = 'person' then p.applicant else e.actor_name end,
     case when e.organisation_id is not null then p.organisation end,
     case when e.organisation_id is not null then p."organisationName" end, e.channel, 'seed',
     case when e.data ? 'documentId' and e.data->>'documentId' is not null
       then jsonb_set(e.data, '{documentId}', to_jsonb((${id("(e.data->>'documentId')")})::text)) else e.data end
   from demo_plan p join platform.event e on e.case_id = p."caseId" and e.type <> 'cases.fileRead'`,
];
