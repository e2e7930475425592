/** What a case asks to be made of the licence that it names 变更、延续、注销. */
import { FaceChange, LicenceSummary } from '@onewindow/licences/contract';
import { Type } from 'typebox';

export const PlannedChangeReply = Type.Object({
  act: Type.Union([Type.Literal('change'), Type.Literal('renew'), Type.Literal('annul')]),
  /** It was granted and is made. */
  made: Type.Boolean(),
  licence: Type.Pick(LicenceSummary, [
    'id',
    'typeName',
    'typeNameEn',
    'number',
    'version',
    'status',
    'statusName',
    'holderName',
    'validTo',
  ]),
  changes: Type.Array(FaceChange),
});
