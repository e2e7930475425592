import type { TemplateContent } from '../contract.ts';
import { addressee, closing, contact, paragraph, remedies, signedFor, text } from './blocks.ts';

/** Decisions (行政许可法第三十八、四十、四十四、四十九、五十、六十九、七十条). */

const filed = paragraph(
  '您于{appliedOn}提出“{matter}”申请（查询码 {queryCode}），本机关于{acceptedOn}受理。',
  'On {appliedOn} you applied for "{matter}" (query code {queryCode}), accepted on {acceptedOn}.',
);

const lawOfTheMatter = paragraph('本事项的依据：{law}。', 'Law of this matter: {law}.', { when: 'law' });

const open = paragraph(
  '本决定依法公开，公众有权查阅（《中华人民共和国行政许可法》第四十条）。',
  'This decision is public (Administrative Licensing Law, Article 40).',
  { unless: 'otherThanPermit' },
);

export const grantDecision: TemplateContent = {
  title: text('准予{permitWord}决定书', 'Decision to grant'),
  blocks: [
    addressee(),
    filed,
    paragraph(
      '经审查，符合法定条件、标准。根据《中华人民共和国行政许可法》第三十八条第一款，决定准予许可。',
      'The legal conditions and standards are met. Under Article 38(1) of the Administrative Licensing Law it is granted.',
      { unless: 'otherThanPermit' },
    ),
    paragraph('经审查，符合规定的条件，决定准予。', 'The conditions are met; it is granted.', {
      when: 'otherThanPermit',
    }),
    lawOfTheMatter,
    paragraph('许可内容：{content}', 'What is granted: {content}', { when: 'content' }),
    paragraph('有效期：自{validFrom}至{validTo}。', 'Valid from {validFrom} to {validTo}.', { when: 'validTo' }),
    paragraph('附带条件：{conditions}', 'Conditions: {conditions}', { when: 'conditions' }),
    paragraph(
      '{licenceType}自本决定作出之日起十日内颁发、送达（第四十四条）；电子证照与纸质证照具有同等效力。',
      'The {licenceType} is issued and delivered within ten days of this decision (Article 44); the electronic licence has the force of the paper one.',
      { when: 'licenceType' },
    ),
    open,
    contact,
    closing,
    signedFor,
  ],
};

export const changeDecision: TemplateContent = {
  title: text('准予变更行政许可决定书', 'Decision to change a licence'),
  blocks: [
    addressee(),
    filed,
    paragraph(
      '经审查，符合法定条件、标准。根据《中华人民共和国行政许可法》第四十九条，决定准予变更证号为 {licenceNumber} 的许可。',
      'The legal conditions are met. Under Article 49 of the Administrative Licensing Law licence {licenceNumber} is changed.',
    ),
    lawOfTheMatter,
    paragraph('变更内容：{content}', 'Change: {content}', { when: 'content' }),
    paragraph('原证照自新证照颁发之日起不再使用。', 'The former licence is not to be used once the new one is issued.'),
    open,
    contact,
    closing,
    signedFor,
  ],
};

export const renewalDecision: TemplateContent = {
  title: text('准予延续行政许可决定书', 'Decision to renew a licence'),
  blocks: [
    addressee(),
    filed,
    paragraph(
      '经审查，根据《中华人民共和国行政许可法》第五十条，决定准予延续证号为 {licenceNumber} 的许可。',
      'Under Article 50 of the Administrative Licensing Law licence {licenceNumber} is renewed.',
    ),
    lawOfTheMatter,
    paragraph('延续后的有效期：自{validFrom}至{validTo}。', 'Valid from {validFrom} to {validTo}.', {
      when: 'validTo',
    }),
    open,
    contact,
    closing,
    signedFor,
  ],
};

export const refusalDecision: TemplateContent = {
  title: text('不予{permitWord}决定书', 'Decision to refuse'),
  blocks: [
    addressee(),
    filed,
    paragraph('经审查，本机关查明：{facts}', 'We found: {facts}', { when: 'facts' }),
    paragraph('不予许可的理由：{reasons}', 'Reasons for the refusal: {reasons}'),
    paragraph(
      '根据《中华人民共和国行政许可法》第三十八条第二款和{law}，决定不予许可。',
      'Under Article 38(2) of the Administrative Licensing Law and {law}, it is refused.',
      { unless: 'otherThanPermit' },
    ),
    paragraph('根据{law}，决定不予。', 'Under {law} it is refused.', { when: 'otherThanPermit' }),
    remedies,
    contact,
    closing,
    signedFor,
  ],
};

export const revocationDecision: TemplateContent = {
  title: text('撤销行政许可决定书', 'Decision to revoke a licence'),
  blocks: [
    addressee(),
    paragraph(
      '您持有的{licenceType}（证号 {licenceNumber}），由{issuedBy}于{licenceIssuedOn}颁发。',
      'You hold {licenceType} {licenceNumber}, issued by {issuedBy} on {licenceIssuedOn}.',
      { when: 'licenceIssuedOn' },
    ),
    paragraph('经查：{facts}', 'We found: {facts}', { when: 'facts' }),
    paragraph('撤销的理由：{reasons}', 'Reasons: {reasons}'),
    paragraph(
      '根据《中华人民共和国行政许可法》第六十九条和{law}，决定自{effectiveOn}起撤销证号为 {licenceNumber} 的许可。',
      'Under Article 69 of the Administrative Licensing Law and {law}, licence {licenceNumber} is revoked from {effectiveOn}.',
    ),
    remedies,
    contact,
    closing,
    signedFor,
  ],
};

export const annulmentDecision: TemplateContent = {
  title: text('注销行政许可决定书', 'Decision to annul a licence'),
  blocks: [
    addressee(),
    paragraph(
      '您持有的{licenceType}（证号 {licenceNumber}），由{issuedBy}于{licenceIssuedOn}颁发。',
      'You hold {licenceType} {licenceNumber}, issued by {issuedBy} on {licenceIssuedOn}.',
      { when: 'licenceIssuedOn' },
    ),
    paragraph('注销的理由：{reasons}', 'Reasons: {reasons}'),
    paragraph(
      '根据《中华人民共和国行政许可法》第七十条和{law}，自{effectiveOn}起注销证号为 {licenceNumber} 的许可，请勿再凭该证从事相关活动。',
      'Under Article 70 of the Administrative Licensing Law and {law}, licence {licenceNumber} is annulled from {effectiveOn}. Do not act on it any more.',
    ),
    remedies,
    contact,
    closing,
    signedFor,
  ],
};
