import { compileExpression } from '@onewindow/expressions';
import type { Material } from './content.ts';
import type { ItemContent } from './item-content.ts';
import { codeProblem, duplicates, problem, unverified } from './problem.ts';
import type { ContentProblem } from './problem-contract.ts';

/** Materials: nothing may be asked for that no law asks for (B4.9 无谓证明清理). */
export function materialProblems({ materials }: ItemContent): ContentProblem[] {
  const found = materials.flatMap((material, index) => problemsOf(material, index));
  for (const index of duplicates(materials.map(material => material.id))) {
    found.push(
      problem('materials', `/materials/${index}/id`, 'duplicate', rowPlace(index, '编号', 'id'), [
        '编号和另一份材料重复了。',
        'This id is used by another material.',
      ]),
    );
  }
  for (const index of duplicates(materials.map(material => material.serial))) {
    found.push(
      problem('materials', `/materials/${index}/serial`, 'duplicate', rowPlace(index, '序号', 'serial'), [
        '序号和另一份材料重复了。',
        'This serial is used by another material.',
      ]),
    );
  }
  for (const index of duplicates(materials.map(material => material.name.zh))) {
    found.push(
      problem('materials', `/materials/${index}/name`, 'duplicateName', rowPlace(index, '名称', 'name'), [
        '同一份材料列了两次。',
        'The same material is listed twice.',
      ]),
    );
  }
  return found;
}

function problemsOf(material: Material, index: number): ContentProblem[] {
  const path = `/materials/${index}`;
  const found = [
    ...codeProblem('materials', `${path}/type`, 'materialType', material.type, rowPlace(index, '类型', 'type')),
    ...codeProblem('materials', `${path}/form`, 'materialForm', material.form, rowPlace(index, '形式', 'form')),
    ...codeProblem('materials', `${path}/origin`, 'materialOrigin', material.origin, rowPlace(index, '来源', 'origin')),
    ...codeProblem(
      'materials',
      `${path}/necessity`,
      'necessity',
      material.necessity,
      rowPlace(index, '必要性', 'necessity'),
    ),
  ];
  const place = rowPlace(index, '依据', 'basis');
  if (!material.source?.law) {
    found.push(
      problem('materials', `${path}/source`, 'materialWithoutBasis', place, [
        '没有法律依据的材料不能要。',
        'A material that no law asks for may not be required.',
      ]),
    );
  } else if (!material.source.verified) {
    found.push(unverified('materials', `${path}/source`, place));
  }
  if (material.fetch?.from === 'licence' && !material.fetch.licenceType) {
    found.push(
      problem(
        'materials',
        `${path}/fetch/licenceType`,
        'licenceTypeMissing',
        rowPlace(index, '证照类型', 'licence type'),
        [
          '从电子证照库取，要写明哪一种证照。',
          'It is fetched from the licence library, so the type of licence must be given.',
        ],
      ),
    );
  }
  if (material.when !== undefined && !parses(material.when)) {
    found.push(
      problem('materials', `${path}/when`, 'expressionUnreadable', rowPlace(index, '什么时候要', 'when needed'), [
        '这个条件读不懂，请对照表单的字段名再看一遍。',
        'This condition cannot be read; check it against the form’s field names.',
      ]),
    );
  }
  return found;
}

function parses(expression: string): boolean {
  try {
    compileExpression(expression);
    return true;
  } catch {
    return false;
  }
}

function rowPlace(index: number, zh: string, en: string): [string, string] {
  return [`第 ${index + 1} 行 · ${zh}`, `row ${index + 1}, ${en}`];
}
