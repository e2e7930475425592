import { api, apiPath } from '@onewindow/console-kit';
import type { Static } from 'typebox';
import type { Difference } from '../src/diff-engine.ts';
import type { KeptScenarioReply } from '../src/routes-scenario.ts';
import type { Scenario } from '../src/scenario-contract.ts';
import type { ScenarioDeskRow, ScenarioVersionRow } from '../src/scenario-desk.ts';
import type { Arrived } from './editor-data.ts';

type Kept = Static<typeof KeptScenarioReply>;
/** A version of a scenario in any state, as it arrives in JSON. */
export type ScenarioVersion = Arrived<Kept['scenario']>;
export type KeptScenario = Omit<Kept, 'scenario' | 'differences'> & {
  scenario: ScenarioVersion;
  differences: Difference[];
};
export type { ScenarioDeskRow };

const root = 'catalogue-scenarios';
/** What a command on a scenario makes out of date. */
export const scenariosOutOfDate = [[root]];

interface Asked {
  signal: AbortSignal;
}

export const scenariosQuery = {
  queryKey: [root],
  queryFn: async ({ signal }: Asked) =>
    (await api.get<{ rows: ScenarioDeskRow[] }>('/api/catalogue/keeper/scenarios', { signal })).rows,
};

export interface ScenarioWithVersions {
  scenario: Scenario & { id: string; version: number };
  items: { basicCode: string; name: string; nameEn: string | null; online: boolean }[];
  versions: Arrived<ScenarioVersionRow>[];
}

export const scenarioQuery = (code: string) => ({
  queryKey: [root, 'code', code],
  queryFn: ({ signal }: Asked) =>
    api.get<ScenarioWithVersions>(apiPath`/api/catalogue/keeper/scenarios/${code}`, { signal }),
});

export const scenarioVersionQuery = (id: string) => ({
  queryKey: [root, 'version', id],
  queryFn: ({ signal }: Asked) => api.get<KeptScenario>(apiPath`/api/catalogue/scenario-versions/${id}`, { signal }),
});

/** The items of a kept scenario as its view takes them. */
export function shownItems(items: KeptScenario['items']) {
  return Object.entries(items).map(([basicCode, { zh, en }]) => ({ basicCode, name: zh, nameEn: en }));
}
