// Written by `npm run types` from the migrated database; never edited.




declare module '@onewindow/db' {
  interface Tables {

  }
}
