/** A version that was not the expected one: another step came between. */
export class StaleInstance extends Error {}
