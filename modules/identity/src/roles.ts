import { allPermissions } from '@onewindow/auth';

/** A role 岗位角色: a name for a set of permissions; where it holds is said by each grant. */
export interface RoleDefinition {
  name: string;
  zh: string;
  en: string;
  permissions: readonly string[];
}

const everyStaff = [
  'cases.read',
  'cases.search',
  'documents.read',
  'licences.read',
  'directory.read',
  'processes.read',
  'ratings.read',
];

const definitions: RoleDefinition[] = [
  {
    name: 'resident',
    zh: '申请人',
    en: 'Applicant',
    permissions: ['cases.apply', 'cases.readOwn', 'ratings.rate'],
  },
  {
    name: 'windowOfficer',
    zh: '窗口受理',
    en: 'Window officer',
    permissions: [
      ...everyStaff,
      ...[
        'cases.receive',
        'cases.accept',
        'cases.requestCorrection',
        'cases.refuseAcceptance',
        'cases.deliver',
        'cases.export',
      ],
      ...['identity.findParty', 'identity.createParty', 'identity.unmask', 'ratings.collect'],
    ],
  },
  {
    name: 'handler',
    zh: '承办',
    en: 'Handler',
    permissions: [
      ...everyStaff,
      ...['cases.work', 'cases.pause', 'cases.extend', 'cases.export', 'cases.accept', 'cases.requestCorrection'],
      ...['identity.unmask', 'supervision.explain', 'supervision.read', 'ratings.callBack'],
    ],
  },
  {
    name: 'reviewer',
    zh: '审查',
    en: 'Reviewer',
    permissions: [
      ...everyStaff,
      'cases.work',
      'cases.pause',
      'cases.extend',
      'cases.export',
      'identity.unmask',
      'supervision.read',
      // 回访和复核 are never by one person: who handles calls back, who reviews or approves looks at it.
      'ratings.callBack',
    ],
  },
  {
    name: 'approver',
    zh: '审批',
    en: 'Approver',
    permissions: [
      ...everyStaff,
      ...[
        'cases.work',
        'cases.decide',
        'cases.reassign',
        'cases.pause',
        'cases.extend',
        'cases.approveExtension',
        'cases.terminate',
        'cases.export',
      ],
      ...[
        'licences.correct',
        'licences.annul',
        'licences.revoke',
        'identity.unmask',
        'supervision.read',
        'supervision.explain',
      ],
      'ratings.callBack',
    ],
  },
  {
    name: 'catalogueKeeper',
    zh: '事项管理',
    en: 'Catalogue keeper',
    permissions: [
      'catalogue.read',
      'catalogue.edit',
      'catalogue.import',
      'catalogue.export',
      'directory.read',
      'processes.read',
      'documents.editTemplates',
      'forms.edit',
      'licences.manageTypes',
      'licences.export',
    ],
  },
  {
    name: 'catalogueReviewer',
    zh: '事项审核',
    en: 'Catalogue reviewer',
    permissions: [
      'catalogue.read',
      'catalogue.review',
      'catalogue.publish',
      'catalogue.export',
      'directory.read',
      'processes.read',
      'documents.publishTemplates',
      'forms.publish',
      'processes.publish',
    ],
  },
  {
    name: 'supervisor',
    zh: '监察',
    en: 'Supervisor',
    permissions: [
      ...everyStaff,
      'supervision.read',
      'supervision.confirm',
      'supervision.urge',
      'supervision.export',
      'cases.export',
    ],
  },
  {
    name: 'ruleKeeper',
    zh: '监察规则管理',
    en: 'Supervision rule keeper',
    permissions: ['supervision.read', 'supervision.editRules', 'cases.read', 'cases.search'],
  },
  // 三员分立 (GB/T 22239 level 3): who runs the system, who grants, and who audits are three people.
  {
    name: 'systemAdministrator',
    zh: '系统管理员',
    en: 'System administrator',
    permissions: ['directory.read', 'directory.edit', 'calendar.edit'],
  },
  {
    name: 'securityAdministrator',
    zh: '安全管理员',
    en: 'Security administrator',
    permissions: ['directory.read', 'identity.manageAccounts'],
  },
  { name: 'auditor', zh: '审计员', en: 'Auditor', permissions: ['directory.read', 'identity.readAudit'] },
];

const byName = new Map(definitions.map(role => [role.name, role]));
const sets = new Map(definitions.map(role => [role.name, new Set(role.permissions)]));

export const roles: readonly RoleDefinition[] = definitions;

/** The permissions of one role; an unknown role carries none. */
export function permissionsOfRole(name: string): ReadonlySet<string> {
  return sets.get(name) ?? new Set();
}

/** @throws at boot when a role names a permission that no module declares: a typo would silently deny */
export function assertRolesKnown(): void {
  const known = new Set(allPermissions().map(permission => permission.name));
  const missing = [...byName.values()].flatMap(role =>
    role.permissions.filter(name => !known.has(name)).map(name => `${role.name}: ${name}`),
  );
  if (missing.length > 0) throw new Error(`roles name unknown permissions: ${missing.join(', ')}`);
}
