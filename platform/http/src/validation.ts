import { defineErrors, type FieldError } from '@onewindow/errors';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { TSchema } from 'typebox';

const errors = defineErrors('request', {
  invalid: {
    status: 422,
    zh: '有 {count} 处要改，您填的都还在。',
    en: 'To be corrected: {count}. What you entered is kept.',
  },
});

const common = {
  allErrors: true,
  strict: false,
  removeAdditional: false,
  useDefaults: true,
  ownProperties: true,
} as const;
// Query strings and path parameters are text, so numbers and booleans in them are read from it; bodies are never coerced.
const strictAjv = new Ajv2020({ ...common, coerceTypes: false });
const textAjv = new Ajv2020({ ...common, coerceTypes: 'array' });
for (const ajv of [strictAjv, textAjv]) formats.default(ajv);

export type CompiledValidator = (value: unknown) => FieldError[];

/**
 * A validator of a schema, compiled at its first use: compiling those of all routes was two fifths of a start.
 * `text` is for values that arrive as strings (path and query).
 */
export function compileSchema(schema: TSchema, kind: 'body' | 'text' = 'body'): CompiledValidator {
  let check: ValidateFunction | undefined;
  return value => {
    check ??= (kind === 'body' ? strictAjv : textAjv).compile(schema);
    if (check(value)) return [];
    const found = (check.errors ?? []).filter(error => error.keyword !== 'if' && error.keyword !== 'anyOf');
    return (found.length > 0 ? found : (check.errors ?? [])).slice(0, 50).map(toFieldError);
  };
}

/** @throws request.invalid with one entry a field */
export function validate(validator: CompiledValidator, value: unknown): void {
  const fields = validator(value);
  if (fields.length > 0) throw errors.invalid({ count: fields.length }, { fields });
}

function toFieldError(error: ErrorObject): FieldError {
  const params = error.params as Record<string, unknown>;
  const [zh, en] = texts(error.keyword, params);
  const extra = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  const path = extra === undefined ? error.instancePath : `${error.instancePath}/${String(extra)}`;
  return { path: path || '/', code: error.keyword, zh, en };
}

function texts(keyword: string, params: Record<string, unknown>): [zh: string, en: string] {
  switch (keyword) {
    case 'required':
      return ['这一项还没有填。', 'This is missing.'];
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return ['没有这一项，请去掉。', 'There is no such field; remove it.'];
    case 'type':
      return [`类型应当是 ${String(params.type)}。`, `This must be of type ${String(params.type)}.`];
    case 'minLength':
    case 'minItems':
      if (params.limit === 1) return ['这一项还没有填。', 'This is missing.'];
      return [`至少要 ${String(params.limit)} 个。`, `At least ${String(params.limit)} are needed.`];
    case 'maxLength':
    case 'maxItems':
      return [`最多 ${String(params.limit)} 个，请缩短。`, `At most ${String(params.limit)} are possible; shorten it.`];
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return [
        `应当 ${String(params.comparison)} ${String(params.limit)}。`,
        `This must be ${String(params.comparison)} ${String(params.limit)}.`,
      ];
    case 'enum':
    case 'const':
      return ['不在可选的值里，请另选一个。', 'This is not one of the possible values; choose another.'];
    case 'format':
      return [
        `写法不对，应当是 ${String(params.format)}。`,
        `The form is not right; it should be ${String(params.format)}.`,
      ];
    case 'pattern':
      // A person cannot read a pattern; a program finds it in the description of the interface.
      return ['写法不对，请照说明再写一遍。', 'This is not how it is written; please compare it with the example.'];
    default:
      return [
        '和要求的不一样，请对照说明再看一遍。',
        'This is not what is expected; please check it against the description.',
      ];
  }
}
