/** Beside the columns of a row that has more or fewer cells than the header: `expected,actual`. No column is called so. */
export const cellsField = '#cells';
