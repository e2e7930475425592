import { defineErrors } from '@onewindow/errors';

export const namedLicenceErrors = defineErrors('cases', {
  noLicenceNamed: {
    status: 409,
    zh: '这个申请没有写明是哪一张证照，不能准予；请退回补正或者不予许可。',
    en: 'The application names no licence, so it cannot be granted; have it corrected or deny it.',
  },
});
