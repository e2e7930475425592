// Style sheets are imported for their effect; the bundler turns them into files beside the script that needs them.
declare module '*.css';
