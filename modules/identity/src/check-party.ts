import { checkMobileNumber, checkPhoneNumber } from '@onewindow/codes';
import { type AppError, atField, isAppError } from '@onewindow/errors';
import { identityErrors } from './errors.ts';
import { checkIdNumber, type PartyInput } from './parties.ts';

/** Longest name taken, in characters, as in the forms: names of foreign bodies are long and must not be cut. */
const LONGEST_NAME = 500;
const LONGEST_ID_NUMBER = 40;

/**
 * Says everything that is wrong with an applicant at once, each at its field.
 * @throws identity.badParty when several things are wrong, or the one of identity.badName, identity.nameTooLong,
 *   identity.badIdNumber, identity.badPhone
 */
export function checkParty(party: PartyInput): void {
  const problems = [
    problemOf(() => checkName(party)),
    problemOf(() => checkNumber(party)),
    problemOf(() => checkPhone(party)),
  ].flatMap(problem => problem ?? []);
  const [first, ...more] = problems;
  if (!first) return;
  if (more.length === 0) throw first;
  const fields = problems.flatMap(problem => problem.fields);
  throw identityErrors.badParty({ n: fields.length }, { fields });
}

function checkName({ name, kind }: PartyInput): void {
  // Characters, not UTF-16 units: 𠮷 is one.
  const length = [...name.normalize('NFC').trim()].length;
  if (length === 0)
    throw atField('/name', kind === 'person' ? identityErrors.badName() : identityErrors.badOrganisationName());
  if (length > LONGEST_NAME) throw atField('/name', identityErrors.nameTooLong({ length, most: LONGEST_NAME }));
}

function checkNumber({ idType, idNumber }: PartyInput): void {
  if (idNumber.trim() === '') throw atField('/idNumber', identityErrors.idNumberMissing());
  if (idNumber.length > LONGEST_ID_NUMBER)
    throw atField('/idNumber', identityErrors.idNumberTooLong({ length: idNumber.length, most: LONGEST_ID_NUMBER }));
  checkIdNumber({ idType, idNumber });
}

function checkPhone({ kind, phone }: PartyInput): void {
  if (phone === undefined) return;
  const checked = kind === 'person' ? checkMobileNumber(phone) : checkPhoneNumber(phone);
  if (!checked.ok) throw atField('/phone', identityErrors.badPhone({ reason: checked.zh, reasonEn: checked.en }));
}

function problemOf(check: () => void): AppError | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (isAppError(error)) return error;
    throw error;
  }
}
