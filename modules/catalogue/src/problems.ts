import type { Result } from './content.ts';
import type { CatalogueEntry, ItemContent } from './item-content.ts';
import { limitProblems } from './limit-problems.ts';
import { materialProblems } from './material-problems.ts';
import { codeProblem, duplicates, problem, unverified } from './problem.ts';
import type { ContentProblem } from './problem-contract.ts';
import { textProblems } from './text-problems.ts';

export interface ProblemContext {
  typeCode: CatalogueEntry['typeCode'];
  hasForm: boolean;
  hasProcess: boolean;
  /** Types of licence that the form lets the applicant choose from; absent where the form was not read. */
  licenceChoices?: readonly string[];
}

/**
 * What must be corrected before a version may go for review (errors), and what its keeper should know (warnings: marks
 * that are not verified, English that is missing). Data imported before these rules existed may be published with
 * them; nobody can submit new work that breaks them.
 */
export function findProblems(content: ItemContent, context: ProblemContext): ContentProblem[] {
  return [
    ...basicProblems(content),
    ...basisProblems(content),
    ...conditionProblems(content),
    ...limitProblems(content, context.typeCode),
    ...materialProblems(content),
    ...feeProblems(content),
    ...variantProblems(content),
    ...handlingProblems(content, context),
    ...resultProblems(content, context),
    ...channelProblems(content),
    ...textProblems(content),
  ];
}

export function hasErrors(problems: readonly ContentProblem[]): boolean {
  return problems.some(problem => problem.severity === 'error');
}

function basicProblems(content: ItemContent): ContentProblem[] {
  const found: ContentProblem[] = [];
  if (!content.summary) {
    found.push(
      problem(
        'basic',
        '/summary',
        'summaryMissing',
        ['一句话说明', 'Summary'],
        [
          '还没有一句话说明，申请人看不出这是办什么的。',
          'There is no one-sentence summary, so people cannot tell what it is for.',
        ],
        'warning',
      ),
    );
  }
  if (!content.name.en) {
    found.push(
      problem(
        'basic',
        '/name/en',
        'englishMissing',
        ['英文名称', 'English name'],
        ['还没有英文名称。', 'The English name is missing.'],
        'warning',
      ),
    );
  }
  if (content.serviceObjects.length === 0) {
    found.push(
      problem(
        'basic',
        '/serviceObjects',
        'serviceObjectMissing',
        ['服务对象', 'Who may apply'],
        ['至少选一类服务对象。', 'Choose at least one kind of applicant.'],
      ),
    );
  }
  content.serviceObjects.forEach((code, index) => {
    found.push(
      ...codeProblem('basic', `/serviceObjects/${index}`, 'serviceObject', code, ['服务对象', 'Who may apply']),
    );
  });
  found.push(...codeProblem('basic', '/caseType', 'caseType', content.caseType, ['办件类型', 'Kind of handling']));
  found.push(
    ...codeProblem('basic', '/powerSource', 'powerSource', content.powerSource, ['权力来源', 'Source of the power']),
  );
  found.push(...codeProblem('basic', '/bodyKind', 'bodyKind', content.bodyKind, ['实施主体性质', 'Kind of body']));
  const unverified = Object.values(content.sources).filter(source => !source.verified).length;
  if (unverified > 0) {
    found.push(
      problem(
        'basic',
        '/sources',
        'unverified',
        ['来源', 'Sources'],
        [
          `名称、类型、层级等有 ${unverified} 项还没有核对原文。`,
          `${unverified} of the basics (name, type, levels…) have not been checked against a text.`,
        ],
        'warning',
      ),
    );
  }
  return found;
}

function basisProblems(content: ItemContent): ContentProblem[] {
  if (content.bases.length === 0) {
    return [
      problem(
        'bases',
        '/bases',
        'basisMissing',
        ['设定依据', 'Legal basis'],
        ['没有设定依据的事项不能发布。', 'An item without a legal basis cannot be published.'],
      ),
    ];
  }
  return content.bases.flatMap((basis, index): ContentProblem[] => {
    const place: [string, string] = [`第 ${index + 1} 条`, `No. ${index + 1}`];
    if (!basis.law || !basis.article) {
      return [
        problem('bases', `/bases/${index}`, 'citationIncomplete', place, [
          '写明哪部法、第几条。',
          'Say which law and which article.',
        ]),
      ];
    }
    return basis.verified ? [] : [unverified('bases', `/bases/${index}`, place)];
  });
}

function conditionProblems(content: ItemContent): ContentProblem[] {
  return content.conditions.flatMap((condition, index) => {
    const place: [string, string] = [`第 ${index + 1} 条`, `No. ${index + 1}`];
    return condition.source.verified ? [] : [unverified('conditions', `/conditions/${index}`, place)];
  });
}

function feeProblems({ fee }: ItemContent): ContentProblem[] {
  if (fee.charged === null) {
    return [
      problem(
        'fee',
        '/fee/charged',
        'feeUnknown',
        ['是否收费', 'Charged or not'],
        ['还没有写明收不收费，请对照收费目录。', 'It is not stated whether a fee is charged; check the list of fees.'],
        'warning',
      ),
    ];
  }
  if (!fee.charged) return [];
  const found = fee.rows.flatMap((row, index): ContentProblem[] => {
    const place: [string, string] = [`第 ${index + 1} 行 · 依据`, `row ${index + 1}, basis`];
    return row.source?.law
      ? []
      : [
          problem('fee', `/fee/rows/${index}/source`, 'feeWithoutBasis', place, [
            '没有依据的费用不能收（行政许可法第五十八条）。',
            'A fee without a legal basis may not be charged (Administrative Licensing Law, article 58).',
          ]),
        ];
  });
  if (fee.rows.length === 0) {
    found.push(
      problem(
        'fee',
        '/fee/rows',
        'feeRowsMissing',
        ['收费项目', 'Fees'],
        ['写了收费，就要列出项目、标准和依据。', 'A fee is charged, so its name, standard and basis must be listed.'],
        fee.source.verified ? 'warning' : 'error',
      ),
    );
  }
  return found;
}

function variantProblems({ variants }: ItemContent): ContentProblem[] {
  if (variants.length === 0) {
    return [
      problem(
        'variants',
        '/variants',
        'variantMissing',
        ['业务办理项', 'Variants'],
        ['至少要有一个业务办理项（如新办）。', 'At least one variant (such as “new”) is needed.'],
      ),
    ];
  }
  return duplicates(variants.map(variant => variant.serial)).map(index =>
    problem(
      'variants',
      `/variants/${index}/serial`,
      'duplicate',
      [`第 ${index + 1} 行 · 序号`, `row ${index + 1}, serial`],
      ['序号重复了。', 'This serial is used twice.'],
    ),
  );
}

function handlingProblems({ channels }: ItemContent, context: ProblemContext): ContentProblem[] {
  const found: ContentProblem[] = [];
  const online = channels.forms.some(form => form === '2' || form === '3');
  if (online && !context.hasForm) {
    found.push(
      problem(
        'handling',
        '/formKey',
        'formMissing',
        ['表单', 'Form'],
        ['办理形式有网上办理，就要选一张已发布的表单。', 'It can be done online, so a published form must be chosen.'],
      ),
    );
  }
  if (online && !context.hasProcess) {
    found.push(
      problem(
        'handling',
        '/processKey',
        'processMissing',
        ['流程', 'Process'],
        ['还没有选流程。', 'No process has been chosen.'],
      ),
    );
  }
  return found;
}

function resultProblems({ results }: ItemContent, { licenceChoices }: ProblemContext): ContentProblem[] {
  if (results.length === 0) {
    return [
      problem(
        'results',
        '/results',
        'resultMissing',
        ['办理结果', 'Result'],
        ['写明办完给什么。', 'Say what the applicant gets in the end.'],
      ),
    ];
  }
  return results.flatMap((result, index): ContentProblem[] => {
    const place: [string, string] = [`第 ${index + 1} 行`, `row ${index + 1}`];
    return [
      ...licenceActProblems(result, { index, place, licenceChoices }),
      ...codeProblem('results', `/results/${index}/type`, 'resultType', result.type, place),
      ...(result.source.verified ? [] : [unverified('results', `/results/${index}`, place)]),
    ];
  });
}

/** What changes, renews or annuls a licence says of which type, and its form asks which one. */
function licenceActProblems(
  { licenceAct = 'issue', licenceType }: Result,
  {
    index,
    place,
    licenceChoices,
  }: { index: number; place: [string, string]; licenceChoices?: readonly string[] | undefined },
): ContentProblem[] {
  if (licenceAct === 'issue') return [];
  const path = `/results/${index}/licenceType`;
  if (!licenceType) {
    return [
      problem('results', path, 'licenceTypeMissing', place, [
        '变更、延续、注销的是哪一种证照，请选上。',
        'Choose which type of licence is changed, renewed or annulled.',
      ]),
    ];
  }
  if (!licenceChoices || licenceChoices.includes(licenceType)) return [];
  return [
    problem('results', path, 'licenceFieldMissing', place, [
      '表单里没有选这种证照的一栏，不知道变更哪一张。请给表单加上“证照”题。',
      'The form has no field in which the applicant chooses a licence of this type, so it cannot be known which one is meant.',
    ]),
  ];
}

function channelProblems({ channels }: ItemContent): ContentProblem[] {
  const found = channels.forms.flatMap((code, index) =>
    codeProblem('channels', `/channels/forms/${index}`, 'handlingForm', code, ['办理形式', 'How to apply']),
  );
  if (channels.forms.length === 0) {
    found.push(
      problem(
        'channels',
        '/channels/forms',
        'channelMissing',
        ['办理形式', 'How to apply'],
        ['至少选一种办理形式。', 'Choose at least one way to apply.'],
      ),
    );
  }
  if (channels.visits > 0 && channels.forms.includes('2') && !channels.visitReason) {
    found.push(
      problem(
        'channels',
        '/channels/visitReason',
        'visitReasonMissing',
        ['必须到场的原因', 'Why one must come'],
        ['网上能办还要跑一趟，请写明为什么。', 'It can be done online and still needs a visit; say why.'],
        'warning',
      ),
    );
  }
  return found;
}
