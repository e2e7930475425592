import {
  answerExtension,
  correctCase,
  deemAccepted,
  getCase,
  pauseCase,
  refuseAcceptance,
  requestCorrection,
  requestExtension,
  resumeCase,
  withdrawCase,
} from '@onewindow/cases';
import type { Stage } from './stage.ts';

export interface Script {
  name: string;
  /** Working days ago on which it was filed. */
  filed: number;
  /** How often it is copied, as a share of all cases. */
  share: number;
  play(stage: Stage): Promise<void>;
}

const opinions = {
  handle: '材料齐全，符合法定形式，建议准予。',
  review: '同意承办意见，符合许可条件。',
  approve: '准予许可。',
  deny: '现场核查发现经营场所与污染源的距离不足二十五米，不符合许可条件，不予许可。',
};

async function throughReception(stage: Stage): Promise<void> {
  stage.on(0, 11);
  await stage.receive();
  stage.on(1, 15);
  await stage.accept();
}

/** The ways that a case goes, from the ordinary to the rare; shares as in a city where most go well. */
export const scripts: Script[] = [
  {
    name: 'granted',
    filed: 7,
    share: 0.62,
    async play(stage) {
      await throughReception(stage);
      stage.on(2, 10);
      await stage.work(opinions.handle);
      stage.on(4, 14);
      await stage.work(opinions.review);
      stage.on(5, 16);
      await stage.work(opinions.approve);
    },
  },
  {
    name: 'granted after correction',
    filed: 40,
    share: 0.06,
    async play(stage) {
      const { services, cast } = stage;
      stage.on(0, 11);
      await stage.receive();
      stage.on(2, 10);
      const details = await getCase(services.db, services, cast.window, stage.caseId);
      const material = details.materials.find(one => one.fileId) ?? details.materials[0];
      if (!material) return;
      await requestCorrection(services.db, services, cast.window, {
        caseId: stage.caseId,
        items: [
          {
            kind: 'material',
            target: material.slot,
            label: material.name.replace(/\.pdf$/, ''),
            what: '看不清，请重新上传清晰的一份，并标注尺寸',
          },
        ],
      });
      stage.on(4, 9);
      await correctCase(services.db, services, cast.applicant, {
        caseId: stage.caseId,
        form: { contactPhone: '13800002607' },
      });
      stage.on(5, 10);
      await stage.accept();
      for (const [day, opinion] of [
        [6, opinions.handle],
        [8, opinions.review],
        [9, opinions.approve],
      ] as const) {
        stage.on(day, 15);
        await stage.work(opinion);
      }
    },
  },
  {
    name: 'granted late',
    filed: 16,
    share: 0.02,
    async play(stage) {
      await throughReception(stage);
      stage.on(6, 10);
      await stage.work(opinions.handle);
      stage.on(11, 14);
      await stage.work(opinions.review);
      stage.on(14, 16);
      await stage.work(opinions.approve);
    },
  },
  {
    name: 'denied',
    filed: 9,
    share: 0.03,
    async play(stage) {
      await throughReception(stage);
      stage.on(3, 10);
      await stage.work('现场核查不符合要求，建议不予许可。');
      stage.on(5, 10);
      await stage.work('同意承办意见。');
      stage.on(6, 16);
      await stage.work(opinions.deny, 'deny');
    },
  },
  {
    name: 'refused acceptance',
    filed: 20,
    share: 0.02,
    async play(stage) {
      stage.on(1, 10);
      await refuseAcceptance(stage.services.db, stage.services, stage.cast.window, {
        caseId: stage.caseId,
        reason: '申请事项依法不需要取得本许可',
        law: '《中华人民共和国行政许可法》第三十二条第一款第一项',
      });
    },
  },
  {
    name: 'withdrawn',
    filed: 22,
    share: 0.02,
    async play(stage) {
      await throughReception(stage);
      stage.on(2, 9);
      await withdrawCase(stage.services.db, stage.services, stage.cast.applicant, {
        caseId: stage.caseId,
        reason: '店面转让，不再开办',
      });
    },
  },
  {
    name: 'deemed accepted, granted',
    filed: 32,
    share: 0.01,
    async play(stage) {
      stage.on(6, 8);
      await deemAccepted(stage.services.db, stage.services, stage.caseId);
      for (const [day, opinion] of [
        [6, opinions.handle],
        [7, opinions.review],
        [8, opinions.approve],
      ] as const) {
        stage.on(day, 15);
        await stage.work(opinion);
      }
    },
  },
  { name: 'submitted today', filed: 0, share: 0.03, async play() {} },
  { name: 'submitted three days ago', filed: 3, share: 0.02, async play() {} },
  {
    name: 'received',
    filed: 2,
    share: 0.03,
    async play(stage) {
      stage.on(0, 14);
      await stage.receive();
    },
  },
  {
    name: 'waiting for corrections',
    filed: 4,
    share: 0.02,
    async play(stage) {
      stage.on(0, 11);
      await stage.receive();
      stage.on(2, 10);
      const details = await getCase(stage.services.db, stage.services, stage.cast.window, stage.caseId);
      const material = details.materials[0];
      await requestCorrection(stage.services.db, stage.services, stage.cast.window, {
        caseId: stage.caseId,
        items: [
          {
            kind: 'material',
            target: material?.slot ?? 'other',
            label: material?.name.replace(/\.pdf$/, '') ?? '申请书',
            what: '缺第二页，请补全后重新上传',
          },
        ],
      });
    },
  },
  {
    name: 'at the handler',
    filed: 2,
    share: 0.03,
    async play(stage) {
      await throughReception(stage);
    },
  },
  {
    name: 'at the reviewer',
    filed: 5,
    share: 0.03,
    async play(stage) {
      await throughReception(stage);
      stage.on(3, 10);
      await stage.work(opinions.handle);
    },
  },
  {
    name: 'at the approver',
    filed: 7,
    share: 0.03,
    async play(stage) {
      await throughReception(stage);
      stage.on(3, 10);
      await stage.work(opinions.handle);
      stage.on(5, 11);
      await stage.work(opinions.review);
    },
  },
  {
    name: 'near its promise',
    filed: 9,
    share: 0.01,
    async play(stage) {
      await throughReception(stage);
      stage.on(4, 10);
      await stage.work(opinions.handle);
      stage.on(7, 11);
      await stage.work(opinions.review);
    },
  },
  {
    name: 'over its promise',
    filed: 13,
    share: 0.005,
    async play(stage) {
      await throughReception(stage);
      stage.on(6, 10);
      await stage.work(opinions.handle);
    },
  },
  {
    name: 'paused for an expert review',
    filed: 6,
    share: 0.01,
    async play(stage) {
      await throughReception(stage);
      stage.on(3, 10);
      await pauseCase(stage.services.db, stage.services, stage.cast.handler, {
        caseId: stage.caseId,
        ground: 'expertReview',
        reason: '请专家现场评审布局',
        expectedUntil: stage.dayAfter(9),
      });
    },
  },
  {
    name: 'resumed after an expert review',
    filed: 9,
    share: 0.005,
    async play(stage) {
      const { services, cast } = stage;
      await throughReception(stage);
      stage.on(3, 11);
      await pauseCase(services.db, services, cast.handler, {
        caseId: stage.caseId,
        ground: 'expertReview',
        reason: '请专家现场评审布局',
        expectedUntil: stage.dayAfter(6),
      });
      stage.on(6, 16);
      await resumeCase(services.db, services, cast.handler, { caseId: stage.caseId, result: '专家评审通过，布局合理' });
      stage.on(7, 10);
      await stage.work('专家评审通过，建议准予。');
    },
  },
  {
    name: 'extended',
    filed: 12,
    share: 0.005,
    async play(stage) {
      const { services, cast } = stage;
      await throughReception(stage);
      stage.on(6, 10);
      await requestExtension(services.db, services, cast.handler, {
        caseId: stage.caseId,
        amount: 5,
        reason: '涉及多部门核查，情况复杂',
      });
      stage.on(7, 10);
      await answerExtension(services.db, services, cast.approver, { caseId: stage.caseId, approve: true });
      stage.on(9, 10);
      await stage.work(opinions.handle);
    },
  },
];
