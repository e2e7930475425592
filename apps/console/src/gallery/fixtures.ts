import type { Urgency } from '@onewindow/console-kit';

/** Invented work; persons and firms do not exist （示例）. */
export interface ExampleCase {
  id: string;
  code: string;
  item: string;
  itemCode: string;
  applicant: string;
  state: string;
  step: string;
  holder: string;
  channel: string;
  due: string | null;
  remaining: number | null;
  used: number;
  budget: number;
  statutoryDue: string | null;
  pauses: number;
  rating: number | null;
}

const applicants = [
  '七星区穿山路粉店',
  '桂林七星饭店',
  '桂林漓岸餐饮管理有限公司',
  '七星区第三幼儿园食堂',
  '桂林东江米粉',
  '漓江路便利店',
  '桂林月牙小厨',
  '学生二食堂',
  '桂林花桥茶楼',
  '六合路包子铺',
  '建干路烧烤',
  '空明西路面馆',
  '施家园卤味',
  '桂林朝阳里咖啡',
  '三里店鲜果',
  '辅星路甜品',
  '普陀路老年食堂',
];
const kinds = ['变更', '延续', '新办', '延续', '新办', '新办', '变更', '新办', '延续', '新办', '变更'];
const alphabet = '2345679ACDFGHJKLMNPQRTUVWXY';

/** Seventy-three cases with clocks in every state. */
export const exampleCases: readonly ExampleCase[] = Array.from({ length: 73 }, (_, i) => {
  const paused = i % 17 > 12;
  const receipt = !paused && i % 17 > 10;
  const remaining = paused ? null : Math.floor((i * 7) / 17) % 12;
  const budget = receipt ? 5 : 12;
  const day = String(24 - (i % 14)).padStart(2, '0');
  const code = `GL26 11${day} ${[3, 11, 7, 5].map(step => alphabet[(i * step + step) % alphabet.length]).join('')}`;
  return {
    id: `case-${i + 1}`,
    code,
    item: `食品经营许可（${kinds[i % kinds.length]}）`,
    itemCode: i % 5 === 4 ? 'JY3' : 'JY2',
    applicant: `${applicants[i % applicants.length]}（示例）`,
    state: paused ? 'correctionRequested' : receipt ? 'received' : 'accepted',
    step: paused ? '待补正' : receipt ? '收件' : (['审查', '承办', '审批'][i % 3] ?? ''),
    holder: paused ? '申请人' : receipt ? '蒋如愿' : (['秦望舒', '赵秋实', '莫小棠'][i % 3] ?? ''),
    channel: ['网上', '窗口', '手机'][i % 3] ?? '',
    due:
      remaining === null
        ? null
        : `2026-${remaining > 7 ? '12' : '11'}-${String(remaining > 7 ? remaining - 6 : 23 + remaining).padStart(2, '0')}`,
    remaining,
    used: remaining === null ? 0 : Math.max(0, budget - remaining),
    budget,
    statutoryDue: remaining === null ? null : '2026-12-18',
    pauses: paused ? 1 : 0,
    rating: null,
  };
});

/** The bar of an example, without a clock behind it. */
export function exampleUrgency({ remaining, used, budget, state }: ExampleCase): Urgency {
  if (remaining === null) return { share: 0, tone: 'paused', label: '暂停' };
  const near = remaining <= 1;
  const words = remaining === 0 ? '今天' : `${remaining} 天`;
  return {
    share: used / budget,
    tone: near ? 'amber' : 'jade',
    label: state === 'received' && remaining > 0 ? `${words}受理` : words,
  };
}
