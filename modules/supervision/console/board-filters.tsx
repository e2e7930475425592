import { MenuButton, useMessages } from '@onewindow/console-kit';
import { useQuery } from '@tanstack/react-query';
import type { BoardReply } from '../src/contract.ts';
import { boardMessages } from './board-words.ts';
import { cityCode, fetchOrganisations } from './data.ts';
import { type BoardAddress, periods } from './use-board-address.ts';

/** Where and since when the board looks: three menus, each naming what holds. */
export function BoardFilters({ address, counties }: { address: BoardAddress; counties: BoardReply['counties'] }) {
  const t = useMessages(boardMessages);
  const division = address.county ?? cityCode;
  const organisations = useQuery({
    queryKey: ['organisations', division],
    queryFn: ({ signal }) => fetchOrganisations({ division, limit: 200 }, signal),
    staleTime: 3_600_000,
  });
  const period = (days: number) => (days === 365 ? t('lastYear') : t('lastDays', { days }));
  const county = counties.find(one => one.code === address.county);
  const organisation = organisations.data?.find(one => one.id === address.organisation);
  return (
    <>
      <MenuButton
        menuLabel={t('county')}
        label={address.county ? (county?.name ?? t('county')) : t('allCounties')}
        items={[
          {
            key: 'all',
            label: t('allCounties'),
            checked: !address.county,
            run: () => address.set({ county: undefined, organisation: undefined }),
          },
          ...counties.map((one, i) => ({
            key: one.code,
            label: one.name,
            divided: i === 0,
            checked: one.code === address.county,
            run: () => address.set({ county: one.code, organisation: undefined }),
          })),
        ]}
      />
      <MenuButton
        menuLabel={t('organisation')}
        label={address.organisation ? (organisation?.name ?? t('organisation')) : t('allOrganisations')}
        items={[
          {
            key: 'all',
            label: t('allOrganisations'),
            checked: !address.organisation,
            run: () => address.set({ organisation: undefined }),
          },
          ...(organisations.data ?? []).map((one, i) => ({
            key: one.id,
            label: one.name,
            divided: i === 0,
            checked: one.id === address.organisation,
            run: () => address.set({ organisation: one.id }),
          })),
        ]}
      />
      <MenuButton
        menuLabel={t('period')}
        label={period(address.days)}
        items={periods.map(days => ({
          key: String(days),
          label: period(days),
          checked: days === address.days,
          run: () => address.set({ days: days === 30 ? undefined : String(days) }),
        }))}
      />
    </>
  );
}
