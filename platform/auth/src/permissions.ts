/** One thing that somebody may do, declared once by its module: `{ name: 'cases.accept', zh: '受理', en: 'Accept a case' }`. */
export interface Permission {
  name: string;
  zh: string;
  en: string;
}

const registry = new Map<string, Permission>();

/** Declares a module's permissions; each becomes a constant that routes and scope conditions take. */
export function definePermissions<const T extends Record<string, { zh: string; en: string }>>(
  domain: string,
  table: T,
): { [K in keyof T]: Permission } {
  const made = {} as { [K in keyof T]: Permission };
  for (const [key, texts] of Object.entries(table)) {
    const permission = { name: `${domain}.${key}`, zh: texts.zh, en: texts.en };
    registry.set(permission.name, permission);
    made[key as keyof T] = permission;
  }
  return made;
}

/** All permissions declared so far, in order of name; complete once every module has been imported. */
export function allPermissions(): Permission[] {
  return [...registry.values()].sort((a, b) => a.name.localeCompare(b.name));
}
