import { systemActor } from '@onewindow/auth';
import { demonstrationPassword } from '@onewindow/config';
import { type Db, sql } from '@onewindow/db';
import { createStaffMember, findOrganisation } from '@onewindow/directory';
import type { Services } from '@onewindow/http';
import {
  createAccount,
  createMandate,
  findOrCreateParty,
  givePosting,
  grantRole,
  hashPassword,
  type ScopeInput,
} from '@onewindow/identity';

const qixing = '450305000000';
const diecai = '450303000000';
const city = '450300000000';

interface DemoStaff {
  login: string;
  name: string;
  post: string;
  organType: string;
  division: string;
  roles: { role: string; scope?: ScopeInput }[];
  /** Another post 兼任, with roles that hold only while she works in it. */
  also?: { post: string; division: string; roles: { role: string; scope: ScopeInput }[] };
}

/** The people of the demonstration 演示人员: all invented and marked so. */
const staff: DemoStaff[] = [
  {
    login: 'window',
    name: '蒋如愿（示例）',
    post: '综合窗口',
    organType: 'administrative-approval',
    division: qixing,
    roles: [{ role: 'windowOfficer', scope: { kind: 'division', code: qixing } }],
    also: {
      post: '综合窗口（周四）',
      division: diecai,
      roles: [{ role: 'windowOfficer', scope: { kind: 'division', code: diecai } }],
    },
  },
  ...department('food', 'market-regulation', ['莫小棠（示例）', '秦望舒（示例）', '陈敬之（示例）']),
  ...department('fire', 'fire-rescue', ['赵秋实（示例）', '韦可为（示例）', '黄定山（示例）']),
  ...department('drain', 'housing-construction', ['周念安（示例）', '李沐川（示例）', '唐知秋（示例）']),
  ...department('sign', 'urban-management', ['廖清野（示例）', '蒙一鸣（示例）', '龙在田（示例）']),
  ...department('health', 'health', ['苏言蹊（示例）', '何以宁（示例）', '邓远帆（示例）']),
  {
    login: 'supervisor',
    name: '唐见微（示例）',
    post: '效能监察',
    organType: 'government-services',
    division: city,
    roles: [{ role: 'supervisor', scope: { kind: 'all' } }],
  },
  {
    login: 'supervisor7',
    name: '文思远（示例）',
    post: '效能监察',
    organType: 'government-services',
    division: qixing,
    roles: [{ role: 'supervisor', scope: { kind: 'division', code: qixing } }],
  },
  {
    login: 'rules',
    name: '石鉴明（示例）',
    post: '监察规则',
    organType: 'government-services',
    division: city,
    roles: [{ role: 'ruleKeeper', scope: { kind: 'all' } }],
  },
  {
    login: 'keeper',
    name: '覃若谷（示例）',
    post: '事项管理',
    organType: 'administrative-approval',
    division: city,
    roles: [{ role: 'catalogueKeeper', scope: { kind: 'all' } }],
  },
  {
    login: 'reviewer',
    name: '梁正言（示例）',
    post: '事项审核',
    organType: 'government-services',
    division: city,
    roles: [{ role: 'catalogueReviewer', scope: { kind: 'all' } }],
  },
  {
    login: 'admin',
    name: '邹守一（示例）',
    post: '系统管理员',
    organType: 'government-services',
    division: city,
    roles: [{ role: 'systemAdministrator', scope: { kind: 'all' } }],
  },
  {
    login: 'security',
    name: '潘无隅（示例）',
    post: '安全管理员',
    organType: 'government-services',
    division: city,
    roles: [{ role: 'securityAdministrator', scope: { kind: 'all' } }],
  },
  {
    login: 'auditor',
    name: '江照影（示例）',
    post: '审计员',
    organType: 'audit',
    division: city,
    roles: [{ role: 'auditor', scope: { kind: 'all' } }],
  },
  // A second handler, so that work can be handed over and shared.
  {
    login: 'food-handler2',
    name: '蓝若溪（示例）',
    post: '承办',
    organType: 'market-regulation',
    division: qixing,
    roles: [{ role: 'handler' }],
  },
];

function department(
  prefix: string,
  organType: string,
  [handler, reviewer, approver]: [string, string, string],
): DemoStaff[] {
  const make = (suffix: string, name: string, post: string, role: string): DemoStaff => ({
    login: `${prefix}-${suffix}`,
    name,
    post,
    organType,
    division: qixing,
    roles: [{ role }],
  });
  return [
    make('handler', handler, '承办', 'handler'),
    make('reviewer', reviewer, '审查', 'reviewer'),
    make('approver', approver, '审批', 'approver'),
  ];
}

const residents = [
  {
    login: 'liyunshu',
    name: '李云舒（示例）',
    idNumber: '450305199508173029',
    phone: '13800002607',
    address: '桂林市七星区漓江路 26 号（示例）',
  },
  {
    login: 'weichunsheng',
    name: '韦春生（示例）',
    idNumber: '450303197002114118',
    phone: '13900004186',
    address: '桂林市七星区穿山路 8 号（示例）',
  },
];
const company = {
  login: 'lianfood',
  name: '桂林漓岸餐饮管理有限公司（示例）',
  idNumber: '91450305MAE0LJ2603',
  phone: '13800002607',
};

/** Makes every account of the demonstration; does nothing when they are there. */
export async function seedAccounts(db: Db, services: Services): Promise<void> {
  const actor = systemActor('示范数据');
  const existing = await sql`select 1 from identity.account where login = 'liyunshu'`.execute(db);
  if (existing.rows.length > 0) return;
  const passwordHash = await hashPassword(demonstrationPassword);
  for (const person of residents) {
    const party = await findOrCreateParty(db, services, actor, { kind: 'person', idType: 'citizenId', ...person });
    const accountId = await createAccount(db, actor, {
      kind: 'person',
      login: person.login,
      name: person.name,
      password: '',
      passwordHash,
      partyId: party.id,
      demonstration: true,
    });
    await grantRole(db, actor, { accountId, role: 'resident', scope: { kind: 'own' } });
    if (person.login !== 'liyunshu') continue;
    const firm = await findOrCreateParty(db, services, actor, {
      kind: 'organisation',
      idType: 'unifiedSocialCreditCode',
      ...company,
    });
    const firmAccount = await createAccount(db, actor, {
      kind: 'organisation',
      login: company.login,
      name: company.name,
      password: '',
      passwordHash,
      partyId: firm.id,
      demonstration: true,
    });
    await grantRole(db, actor, { accountId: firmAccount, role: 'resident', scope: { kind: 'own' } });
    await createMandate(db, actor, {
      principalPartyId: firm.id,
      agentPartyId: party.id,
      relation: '法定代表人',
      validFrom: '2026-01-01',
    });
  }
  for (const [index, member] of staff.entries()) {
    const organisation = await findOrganisation(db, { organType: member.organType, divisionCode: member.division });
    if (!organisation) throw new Error(`no ${member.organType} in ${member.division}`);
    const { accountId } = await createStaffMember(db, actor, {
      organisation,
      name: member.name,
      workNumber: `DEMO${String(index + 1).padStart(4, '0')}`,
      post: member.post,
      login: member.login,
      password: '',
      passwordHash,
      roles: member.roles.map(({ role, scope }) => ({
        role,
        scope: scope ?? { kind: 'organisation', organisationId: organisation.id },
      })),
      demonstration: true,
    });
    if (!member.also) continue;
    const { post, division, roles } = member.also;
    const other = await findOrganisation(db, { organType: member.organType, divisionCode: division });
    if (other) await givePosting(db, actor, { accountId, organisation: other, title: post, roles });
  }
}

/** What `npm start` prints. */
export async function demonstrationAccounts(
  db: Db,
): Promise<{ password: string; rows: { login: string; name: string; role: string; organisation: string }[] }> {
  const { rows } = await sql<{ login: string; name: string; organisation: string | null; post: string | null }>`
    select a.login, a.name, a.organisation_name as organisation, m.post
    from identity.account a left join directory.staff_member m on m.id = a.staff_id
    where a.demonstration order by a.kind, a.created_at, a.id`.execute(db);
  return {
    password: demonstrationPassword,
    rows: rows.map(row => ({
      login: row.login,
      name: row.name,
      role: row.post ?? '申请人',
      organisation: row.organisation ?? '',
    })),
  };
}
