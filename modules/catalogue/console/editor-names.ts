/** Names of this module's permissions for the console, which only compares them; the server declares them. */
export const catalogueNames = {
  read: { name: 'catalogue.read' },
  edit: { name: 'catalogue.edit' },
  review: { name: 'catalogue.review' },
  publish: { name: 'catalogue.publish' },
} as const;
