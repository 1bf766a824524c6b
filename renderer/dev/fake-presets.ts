import type { CallInput } from '../../shared/contract.ts';
import type { Preset } from '../../shared/models/preset.ts';

/** Presets that live as long as the page. */
export function fakePresets(changed: () => void) {
  let presets: Preset[] = [
    {
      id: 'p1',
      api: 'intershop',
      name: 'Test customer of the subsidiary in North Rhine-Westphalia',
      inputs: { customerId: 'PRACTICE-CUSTOMER-1' },
      label: 'Smoke test',
      updatedAt: Date.now(),
    },
  ];
  return {
    'presets.list': () => presets,
    'presets.save': (preset: CallInput<'presets.save'>) => {
      const saved = { ...preset, id: `p${Date.now()}`, updatedAt: Date.now() };
      presets = [...presets, saved];
      changed();
      return saved;
    },
    'presets.delete': ({ id }: { id: string }) => {
      presets = presets.filter((one) => one.id !== id);
      changed();
      return undefined;
    },
  };
}
