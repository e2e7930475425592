import { cataloguePermissions, listVersions } from '@onewindow/catalogue';
import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { countRunningByVersion } from './queries/cases-of-versions.ts';

export const versionRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/catalogue/items/:code/running-cases',
    // Figures about no person, for those who keep the catalogue and may open no case.
    permission: cataloguePermissions.read,
    summary: { zh: '事项各版本上还在办的件数', en: 'How many running cases stay on each version of an item' },
    params: Type.Object({ code: Type.String({ pattern: '^\\d{12}$' }) }),
    reply: Type.Object({ rows: Type.Array(Type.Object({ versionId: Type.String(), running: Type.Integer() })) }),
    async handler({ db, params }) {
      const versions = await listVersions(db, { basicCode: params.code });
      return {
        rows: await countRunningByVersion(
          db,
          versions.map(version => version.id),
        ),
      };
    },
  }),
];
