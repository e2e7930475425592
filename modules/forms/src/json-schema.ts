import type { FormDefinition, FormField, LeafField } from './definition.ts';
import { DEFAULT_LONG_MAX_LENGTH, DEFAULT_MAX_LENGTH } from './limits.ts';

export type JsonSchema = { [keyword: string]: unknown };

/**
 * JSON Schema (draft 2020-12) of a form's answers, for OpenAPI and for programs that file applications.
 * It says what JSON can say: shapes, lengths, limits, what is required in every case. Visibility, conditions and identifiers
 * are judged by `evaluateForm`, which has the last word.
 */
export function toJsonSchema(definition: FormDefinition): JsonSchema {
  const fields = definition.pages.flatMap(page =>
    page.fields.flatMap(field => flatten(field, page.visible === undefined && field.visible === undefined)),
  );
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: definition.title.zh,
    description: definition.title.en,
    ...objectOf(fields),
  };
}

interface FlatField {
  field: Exclude<FormField, { kind: 'group' | 'static' }>;
  always: boolean;
}

function flatten(field: FormField, always: boolean): FlatField[] {
  if (field.kind === 'static') return [];
  if (field.kind === 'group')
    return field.fields.flatMap(inner => flatten(inner, always && inner.visible === undefined));
  return [{ field, always: always && field.visible === undefined }];
}

function objectOf(fields: readonly FlatField[]): JsonSchema {
  const required = fields
    .filter(({ field, always }) => always && isAlwaysRequired(field))
    .map(({ field }) => field.key);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(fields.map(({ field }) => [field.key, schemaOf(field)])),
    ...(required.length > 0 ? { required } : {}),
  };
}

/** What other steps write, what is computed and what the platform holds need not be sent. */
function isAlwaysRequired(field: FlatField['field']): boolean {
  if (field.access?.apply !== undefined && field.access.apply !== 'edit') return false;
  if (field.kind === 'repeating' || field.kind === 'table')
    return (field.minItems ?? 0) > 0 && field.prefill === undefined;
  return field.required === true && field.computed === undefined && field.prefill === undefined;
}

function schemaOf(field: FlatField['field']): JsonSchema {
  const described = { title: field.label.zh, description: field.label.en };
  if (field.kind === 'repeating' || field.kind === 'table') {
    const fields: readonly FormField[] = field.kind === 'repeating' ? field.fields : field.columns;
    const items = objectOf(fields.flatMap(inner => flatten(inner, inner.visible === undefined)));
    return { ...described, type: 'array', items, ...defined({ minItems: field.minItems, maxItems: field.maxItems }) };
  }
  return { ...described, ...leafSchema(field) };
}

function leafSchema(field: LeafField): JsonSchema {
  switch (field.kind) {
    case 'text':
      return {
        type: 'string',
        maxLength: field.maxLength ?? DEFAULT_MAX_LENGTH,
        ...defined({ minLength: field.minLength, pattern: field.pattern && `^(?:${field.pattern.regex})$` }),
      };
    case 'longText':
      return {
        type: 'string',
        maxLength: field.maxLength ?? DEFAULT_LONG_MAX_LENGTH,
        ...defined({ minLength: field.minLength }),
      };
    case 'number':
      return {
        type: field.decimals ? 'number' : 'integer',
        ...defined({ minimum: field.minimum, maximum: field.maximum }),
        // Binary fractions are not multiples of 0.1: decimal places are judged by the evaluator.
      };
    case 'money':
      return { type: 'integer', minimum: field.minimum ?? 0, ...defined({ maximum: field.maximum }), 'x-unit': 'fen' };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'boolean':
      return { type: 'boolean' };
    case 'declaration':
      return { type: 'boolean' };
    case 'choice': {
      const one: JsonSchema = { type: 'string', ...defined({ enum: field.options?.map(option => option.value) }) };
      if (field.display !== 'multiple') return one;
      return { type: 'array', items: one, uniqueItems: true, ...defined({ maxItems: field.maxChoices }) };
    }
    case 'citizenId':
      return { type: 'string', pattern: '^\\d{17}[\\dX]$' };
    case 'unifiedSocialCreditCode':
      return { type: 'string', pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$' };
    case 'email':
      return { type: 'string', format: 'email', maxLength: 254 };
    case 'phone':
    case 'bankAccount':
    case 'licence':
      return { type: 'string', maxLength: 100 };
    case 'division':
      return { type: 'string', pattern: '^\\d{12}$' };
    case 'address':
      return {
        type: 'object',
        additionalProperties: false,
        required: ['division', 'detail'],
        properties: {
          division: { type: 'string', pattern: '^\\d{12}$' },
          detail: { type: 'string', maxLength: field.maxLength ?? DEFAULT_MAX_LENGTH },
        },
      };
    case 'material':
      return {
        type: 'array',
        ...defined({ maxItems: field.maxFiles }),
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['fileId', 'name', 'bytes'],
          properties: {
            fileId: { type: 'string', format: 'uuid' },
            name: { type: 'string' },
            bytes: { type: 'integer' },
          },
        },
      };
    case 'signature':
      return {
        type: 'object',
        additionalProperties: false,
        required: ['name'],
        properties: {
          name: { type: 'string', maxLength: DEFAULT_MAX_LENGTH },
          drawing: { type: 'string', maxLength: 20_000 },
        },
      };
  }
}

function defined(keywords: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined));
}
