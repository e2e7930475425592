import { basicColumns } from './basic-columns.ts';
import type { Column } from './column.ts';
import { extendColumns } from './extend-columns.ts';

/** Every column of a task's own row. */
export const taskColumns: readonly Column[] = [...basicColumns, ...extendColumns];
