/** Names of this module's permissions for the console, which only compares them; the server declares them. */
export const supervisionNames = {
  read: { name: 'supervision.read' },
  explain: { name: 'supervision.explain' },
  confirm: { name: 'supervision.confirm' },
  urge: { name: 'supervision.urge' },
  export: { name: 'supervision.export' },
  editRules: { name: 'supervision.editRules' },
} as const;
