import { Button, Menu } from '@mantine/core';
import { IconCheck, IconPlus } from '@tabler/icons-react';
import type { Suggestions } from '../../../shared/forms/field.ts';
import { announce } from '../announcer.tsx';
import { addLine, hasLine } from './add-line.ts';
import classes from './lines-field.module.css';

export interface LineSuggestionsProps {
  suggestions: Suggestions;
  value: string;
  onChange: (value: string) => void;
}

/** A menu of known lines, each with what it is; those that are there already are ticked. */
export function LineSuggestions({ suggestions, value, onChange }: LineSuggestionsProps) {
  return (
    // Not in a portal: it also stands in dialogs, which keep the focus inside.
    <Menu position="bottom-start" withinPortal={false}>
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} />}>
          {suggestions.label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {suggestions.lines.map(({ value: line, help }) => (
          <Menu.Item
            key={line}
            disabled={hasLine(value, line)}
            rightSection={hasLine(value, line) ? <IconCheck size={14} aria-label="added" /> : undefined}
            onClick={() => {
              onChange(addLine(value, line));
              announce(`${line} added.`);
            }}
          >
            <span className={classes.suggestion}>
              <span className={classes.line}>{line}</span> <span className={classes.lineHelp}>{help}</span>
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
