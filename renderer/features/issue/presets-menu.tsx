import { Button, Menu } from '@mantine/core';
import { IconBookmark, IconPlus, IconSettings } from '@tabler/icons-react';
import { useState } from 'react';
import type { Connection } from '../../../shared/models/connection.ts';
import type { Preset } from '../../../shared/models/preset.ts';
import { useCall } from '../../bridge/use-call.ts';
import { showError } from '../../ui/message.ts';
import { applyPreset } from './fill-form.ts';
import { ManagePresets } from './manage-presets.tsx';
import classes from './presets.module.css';
import { SavePreset } from './save-preset.tsx';

const MENU_PORTAL = { target: 'main' };

/** Saved form inputs of this API: to fill in, to save, to delete. */
export function PresetsMenu({ connection }: { connection: Connection }) {
  const { data = [] } = useCall('presets.list', undefined);
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null);
  const presets = data.filter(({ api }) => api === connection.api);
  const fill = (preset: Preset): void => {
    try {
      applyPreset(connection, preset);
    } catch (error) {
      showError(error);
    }
  };
  const close = (): void => setDialog(null);
  return (
    <>
      {/* Inside the landmark: what is read out as part of the page belongs to one. */}
      <Menu position="bottom-end" withinPortal portalProps={MENU_PORTAL} width={280}>
        <Menu.Target>
          <Button variant="default" px={12} leftSection={<IconBookmark size={16} aria-hidden />}>
            Presets
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {presets.length === 0 && <Menu.Label>No preset for this API yet</Menu.Label>}
          <div className={classes.choice}>
            {presets.map((preset) => (
              <Menu.Item
                key={preset.id}
                title={preset.name}
                classNames={{ itemLabel: classes.clip ?? '' }}
                onClick={() => fill(preset)}
              >
                {preset.name}
              </Menu.Item>
            ))}
          </div>
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDialog('save')}>
            Save inputs as preset…
          </Menu.Item>
          {presets.length > 0 && (
            <Menu.Item
              leftSection={<IconSettings size={16} aria-hidden />}
              onClick={() => setDialog('manage')}
            >
              Manage presets…
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'save' && <SavePreset connection={connection} onClose={close} />}
      {dialog === 'manage' && <ManagePresets presets={presets} onClose={close} />}
    </>
  );
}
