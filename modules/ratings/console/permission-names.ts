/** Names of this module's permissions for the console, which only compares them; the server declares them. */
export const ratingNames = {
  read: { name: 'ratings.read' },
  collect: { name: 'ratings.collect' },
  callBack: { name: 'ratings.callBack' },
} as const;
