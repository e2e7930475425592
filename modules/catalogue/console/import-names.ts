/** Names of the permissions that importing and exporting need; the server declares them. */
export const importNames = {
  import: { name: 'catalogue.import' },
  export: { name: 'catalogue.export' },
  publish: { name: 'catalogue.publish' },
} as const;
