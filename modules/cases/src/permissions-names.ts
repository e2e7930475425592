/** Names of this module's permissions for the console, which only compares them; the server declares them. */
export const casePermissions = {
  read: { name: 'cases.read' },
  search: { name: 'cases.search' },
  receive: { name: 'cases.receive' },
  reassign: { name: 'cases.reassign' },
  work: { name: 'cases.work' },
  export: { name: 'cases.export' },
} as const;
