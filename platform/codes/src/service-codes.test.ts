import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCaseNumber, composeCaseNumber, formatCaseNumber } from './case-number.ts';
import { mod11And10, mod37And36 } from './iso7064.ts';
import { checkLicenceIdentifier, composeLicenceIdentifier } from './licence-identifier.ts';
import {
  checkBasicCode,
  checkHandleItemCode,
  checkMaterialCode,
  checkTaskCode,
  composeHandleItemCode,
  composeMaterialCode,
  composeTaskCode,
} from './service-item-codes.ts';

function codeOf(checked: { ok: boolean; code?: string }): string | undefined {
  return checked.ok ? 'ok' : checked.code;
}

describe('codes of service items', () => {
  test.each(['000104002000', '000115015005', '370117002011', '442199806003', '00010410400Y'])(
    'basic code %s',
    value => {
      expect(checkBasicCode(value)).toMatchObject({ ok: true, value });
    },
  );

  test('a basic code says province, type, department, main item and sub-item', () => {
    expect(checkBasicCode('000115015005')).toEqual({
      ok: true,
      value: '000115015005',
      province: '00',
      itemType: '01',
      department: '15',
      mainItem: '015',
      subItem: '005',
    });
    expect(checkBasicCode('000104002000')).toMatchObject({ subItem: null });
    expect(checkBasicCode('00010410400Y')).toMatchObject({ subItem: null });
  });

  test.each([
    ['11450721MB155808114000104002000', '11450721MB15580811', '4', '000104002000'],
    ['11370800MB285591843370117002011', '11370800MB28559184', '3', '370117002011'],
    ['12441500196720244T3442199806003', '12441500196720244T', '3', '442199806003'],
  ])('implementation code %s', (value, organisation, level, basicCode) => {
    expect(checkTaskCode(value)).toEqual({ ok: true, value, organisation, level, basicCode });
    expect(composeTaskCode({ organisation, level, basicCode })).toBe(value);
  });

  test('handling item code of 33 and material code of 34, both seen on live portals', () => {
    expect(checkHandleItemCode('11450000007565194H200011501500504')).toMatchObject({
      ok: true,
      taskCode: '11450000007565194H2000115015005',
      serial: '04',
    });
    expect(checkMaterialCode('11450721348531435D4001033002000001')).toMatchObject({
      ok: true,
      taskCode: '11450721348531435D4001033002000',
      serial: '001',
    });
    expect(composeHandleItemCode('11450000007565194H2000115015005', 4)).toBe('11450000007565194H200011501500504');
    expect(composeMaterialCode('11450721348531435D4001033002000', 1)).toBe('11450721348531435D4001033002000001');
    expect(() => composeMaterialCode('11450721348531435D4001033002000', 1000)).toThrow(RangeError);
  });

  test('the part that is wrong is named', () => {
    expect(codeOf(checkTaskCode('11450721MB155808124000104002000'))).toBe('taskCode.organisation');
    expect(codeOf(checkTaskCode('11450721MB155808119000104002000'))).toBe('taskCode.level');
    expect(codeOf(checkTaskCode('11450721MB155808114990104002000'))).toBe('taskCode.basicCode');
    expect(codeOf(checkTaskCode('11450721MB15580811400010400200'))).toBe('taskCode.length');
    expect(codeOf(checkMaterialCode('11450721348531435D400103300200000A'))).toBe('materialCode.character');
    expect(codeOf(checkBasicCode('99010400200Y'))).toBe('basicCode.province');
  });
});

describe('办件编号', () => {
  const taskCode = '12441500196720244T3442199806003';

  test('43 characters: implementation code, day, serial', () => {
    expect(checkCaseNumber(`${taskCode}202206230068`)).toEqual({
      ok: true,
      value: `${taskCode}202206230068`,
      taskCode,
      date: '2022-06-23',
      serial: 68,
    });
    expect(composeCaseNumber({ taskCode, date: '2022-06-23', serial: 68 })).toBe(`${taskCode}202206230068`);
  });

  test('it is printed in groups and read back from them', () => {
    const printed = formatCaseNumber(`${taskCode}202206230068`);
    expect(printed).toBe('12441500196720244T 3 442199806003 20220623 0068');
    expect(checkCaseNumber(printed).ok).toBe(true);
  });

  test('a wrong day, a wrong serial and a wrong body are told apart', () => {
    expect(codeOf(checkCaseNumber(`${taskCode}202202300068`))).toBe('caseNumber.date');
    expect(codeOf(checkCaseNumber(`${taskCode}202206230000`))).toBe('caseNumber.serial');
    expect(codeOf(checkCaseNumber(`${taskCode.replace('1244', '1245')}202206230068`))).toBe('caseNumber.organisation');
    expect(codeOf(checkCaseNumber('1'))).toBe('caseNumber.length');
    expect(() => composeCaseNumber({ taskCode, date: '2022-06-23', serial: 10000 })).toThrow(RangeError);
  });
});

describe('电子证照标识 GB/T 36904', () => {
  const root = '1.2.156.3005.2';

  test.each([
    `${root}.11100000000013338W032.11220000013544541J.2430599.001.F`,
    `${root}.11100000000013338W011.11430000006122244L.20230000403.001.U`,
    `${root}.11100000000013338W009.11330105002500287C.2025052201.002.0`,
    `${root}.11100000MB03271699022.340100.000000016.001.9`,
  ])('%s is right', value => {
    const checked = checkLicenceIdentifier(value);
    expect(checked).toMatchObject({ ok: true, value });
    if (checked.ok) expect(composeLicenceIdentifier(checked)).toBe(value);
    expect(checkLicenceIdentifier(value.slice(root.length + 1).toLowerCase())).toMatchObject({ value });
  });

  test('its parts and its compact form', () => {
    expect(checkLicenceIdentifier(`${root}.11100000MB03271699022.340100.000000016.001.9`)).toMatchObject({
      type: '11100000MB03271699022',
      issuer: '340100',
      serial: '000000016',
      version: 1,
      compact: '11100000MB032716990223401000000000160019',
    });
  });

  test('a wrong check character, form or type is told', () => {
    expect(codeOf(checkLicenceIdentifier(`${root}.11100000MB03271699022.340100.000000016.001.M`))).toBe(
      'licenceIdentifier.check',
    );
    expect(codeOf(checkLicenceIdentifier(`${root}.11100000MB03271699022.340100.000000016.1.9`))).toBe(
      'licenceIdentifier.form',
    );
    expect(codeOf(checkLicenceIdentifier(`${root}.11100000MB03271698022.340100.000000016.001.9`))).toBe(
      'licenceIdentifier.type',
    );
    expect(codeOf(checkLicenceIdentifier('hello'))).toBe('licenceIdentifier.form');
    expect(() => composeLicenceIdentifier({ type: 'x', issuer: '1', serial: '1', version: 1 })).toThrow(RangeError);
  });
});

describe('ISO 7064', () => {
  const character = fc.constantFrom(...mod37And36.alphabet);
  const text = fc.array(character, { minLength: 1, maxLength: 60 }).map(characters => characters.join(''));

  test('the example of the standard for MOD 11,10: 0794 has the check digit 5', () => {
    expect(mod11And10.checkCharacter('0794')).toBe('5');
    expect(mod11And10.verify('07945')).toBe(true);
  });

  test('a text verifies with its check character and with no other', () => {
    fc.assert(
      fc.property(text, character, (body, other) => {
        const check = mod37And36.checkCharacter(body);
        expect(mod37And36.verify(body + check)).toBe(true);
        expect(mod37And36.verify(body + other)).toBe(other === check);
      }),
    );
  });

  test('every single wrong character is found', () => {
    fc.assert(
      fc.property(text, fc.nat(), character, (body, place, other) => {
        const whole = body + mod37And36.checkCharacter(body);
        const at = place % whole.length;
        const wrong = whole.slice(0, at) + other + whole.slice(at + 1);
        expect(mod37And36.verify(wrong)).toBe(wrong === whole);
      }),
    );
  });

  test('nearly all swaps of neighbours are found, as a hybrid system promises', () => {
    const { alphabet } = mod37And36;
    let swaps = 0;
    let missed = 0;
    for (const left of alphabet) {
      for (const right of alphabet) {
        if (left === right) continue;
        const whole = `7K${left}${right}4`;
        const turned = `7K${right}${left}4`;
        swaps += 1;
        if (mod37And36.verify(turned + mod37And36.checkCharacter(whole))) missed += 1;
      }
    }
    expect(missed / swaps).toBeLessThan(0.01);
  });

  test('a character outside the alphabet is a mistake of the caller', () => {
    expect(() => mod37And36.checkCharacter('a')).toThrow(RangeError);
    expect(mod37And36.verify('ab')).toBe(false);
  });
});
