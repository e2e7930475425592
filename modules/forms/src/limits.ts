/** Longest text that a field takes unless it says otherwise: names up to 500 characters exist and must not be cut. */
export const DEFAULT_MAX_LENGTH = 500;
export const DEFAULT_LONG_MAX_LENGTH = 5000;
