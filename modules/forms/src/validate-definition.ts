import type { TSchema } from 'typebox';
import { Check as checkSchema, Errors as schemaErrors } from 'typebox/value';
import {
  type FormDefinition,
  FormDefinition as FormDefinitionSchema,
  FormPage,
  GroupField,
  LeafField,
  RepeatingField,
  StaticField,
  TableField,
} from './definition.ts';
import { isRecord } from './json.ts';
import { checkExpressions } from './validate-expressions.ts';
import { checkFields } from './validate-fields.ts';

/** One thing to mend in a definition. `path` leads to it: `pages.2.fields.0.visible`. Warnings do not stop publishing. */
export interface DefinitionProblem {
  path: string;
  code: string;
  severity: 'error' | 'warning';
  zh: string;
  en: string;
  /** Position within an expression, 0-based offsets. */
  from?: number;
  to?: number;
}

/**
 * Everything that is wrong with a form definition, each with its path: shapes, keys that are double or reserved, expressions
 * that cannot be read or speak of what is not there, fields that wait for one another in a circle, limits the wrong way round.
 * A definition without errors can be evaluated without throwing.
 */
export function validateDefinition(definition: unknown): DefinitionProblem[] {
  const shape = checkShape(definition);
  if (shape.length > 0) return shape;
  const form = definition as FormDefinition;
  return [...checkFields(form), ...checkExpressions(form)];
}

/** Each field against the schema of its own kind: against the union of all kinds every message would be about all of them. */
function checkShape(definition: unknown): DefinitionProblem[] {
  const problems = against(withUnknown(FormDefinitionSchema, 'pages'), definition, '');
  if (problems.length > 0) return problems;
  for (const [pageIndex, page] of listIn(definition, 'pages').entries()) {
    const path = `pages.${pageIndex}`;
    const found = against(withUnknown(FormPage, 'fields'), page, path);
    if (found.length > 0) problems.push(...found);
    else checkFieldList(page, 'fields', path, ANY_FIELD, problems);
  }
  return problems;
}

const LEAF_SCHEMAS = new Map<string, TSchema>(LeafField.anyOf.map(schema => [schema.properties.kind.const, schema]));
const IN_GROUP = new Map<string, TSchema>([...LEAF_SCHEMAS, ['static', StaticField]]);
const IN_REPEATING = new Map<string, TSchema>([...IN_GROUP, ['group', withUnknown(GroupField, 'fields')]]);
const ANY_FIELD = new Map<string, TSchema>([
  ...IN_REPEATING,
  ['repeating', withUnknown(RepeatingField, 'fields')],
  ['table', withUnknown(TableField, 'columns')],
]);

function checkFieldList(
  parent: unknown,
  name: 'fields' | 'columns',
  parentPath: string,
  allowed: ReadonlyMap<string, TSchema>,
  problems: DefinitionProblem[],
): void {
  for (const [index, field] of listIn(parent, name).entries()) {
    const path = `${parentPath}.${name}.${index}`;
    const kind = isRecord(field) && typeof field.kind === 'string' ? field.kind : '';
    const schema = allowed.get(kind);
    if (!schema) {
      problems.push(
        problem(
          `${path}.kind`,
          'kind',
          `这里不能放“${kind}”，请换一种组件`,
          `“${kind}” cannot stand here: choose another kind`,
        ),
      );
      continue;
    }
    const found = against(schema, field, path);
    problems.push(...found);
    if (found.length > 0) continue;
    if (kind === 'group') checkFieldList(field, 'fields', path, IN_GROUP, problems);
    if (kind === 'repeating') checkFieldList(field, 'fields', path, IN_REPEATING, problems);
    if (kind === 'table') checkFieldList(field, 'columns', path, LEAF_SCHEMAS, problems);
  }
}

function listIn(value: unknown, name: string): unknown[] {
  const list = isRecord(value) ? value[name] : undefined;
  return Array.isArray(list) ? list : [];
}

function withUnknown(schema: TSchema & { properties: Record<string, TSchema> }, name: string): TSchema {
  const list = schema.properties[name];
  const { items: _items, ...rest } = { ...list } as Record<string, unknown>;
  return { ...schema, properties: { ...schema.properties, [name]: rest as TSchema } };
}

function against(schema: TSchema, value: unknown, path: string): DefinitionProblem[] {
  if (checkSchema(schema, value)) return [];
  const found = [...schemaErrors(schema, value)].slice(0, 20).map(error => {
    const at = [path, ...error.instancePath.split('/').slice(1)].filter(part => part !== '').join('.');
    return problem(
      at,
      'shape',
      `这里的写法不对：${error.message}`,
      `This is not written as it should be: ${error.message}`,
    );
  });
  return found.length > 0 ? found : [problem(path, 'shape', '这里的写法不对', 'This is not written as it should be')];
}

function problem(path: string, code: string, zh: string, en: string): DefinitionProblem {
  return { path, code, severity: 'error', zh, en };
}
