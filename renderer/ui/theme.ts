import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  Input,
  InputWrapper,
  type MantineColorsTuple,
  Menu,
  Modal,
} from '@mantine/core';
import { createElement } from 'react';
import { FocusKeepingButton } from './focus-keeping-button.tsx';
import classes from './theme.module.css';

const brand: MantineColorsTuple = [
  '#eef5fa',
  '#d9e8f2',
  '#b3d0e4',
  '#89b6d5',
  '#6aa3ca',
  '#4384b0',
  '#2d6c99',
  '#22587f',
  '#1b4869',
  '#143751',
];

const dark: MantineColorsTuple = [
  '#d8dde3',
  '#b4bcc6',
  '#98a2ae',
  '#646f7b',
  '#3d4751',
  '#303942',
  '#272f37',
  '#1b2127',
  '#161b20',
  '#101418',
];

// The window's content never scrolls as a whole, so the overlays need not lock it; locking would add
// a <style> element without our nonce.
const overlay = {
  lockScroll: false,
  closeButtonProps: { 'aria-label': 'Close' },
  classNames: { title: classes.overlayTitle ?? '' },
};

const keepsFocus = {
  renderRoot: (props: Record<string, unknown>) => createElement(FocusKeepingButton, props),
};

/** Restrained: one blue, compact sizes, the system's own fonts. */
export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 7, dark: 6 },
  colors: { brand, dark },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "SF Mono", "Cascadia Mono", "Segoe UI Mono", "Noto Sans Mono", monospace',
  fontSizes: { xs: '12px', sm: '13.5px', md: '15px', lg: '16px', xl: '20px' },
  headings: { fontWeight: '600' },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { ...keepsFocus } }),
    Button: Button.extend({
      defaultProps: { size: 'sm', ...keepsFocus },
      classNames: { root: classes.button ?? '' },
      vars: (_, { size }) => ({ root: size === 'sm' ? { '--button-height': '34px' } : {} }),
    }),
    Input: Input.extend({
      classNames: { input: classes.input ?? '' },
      vars: () => ({ wrapper: { '--input-height': '34px' } }),
    }),
    InputWrapper: InputWrapper.extend({ classNames: { label: classes.label ?? '' } }),
    Modal: Modal.extend({ defaultProps: overlay }),
    Drawer: Drawer.extend({ defaultProps: overlay }),
    Menu: Menu.extend({
      // The placeholder would be a child that a menu may not have; the first item takes the focus.
      defaultProps: {
        returnFocus: true,
        withInitialFocusPlaceholder: false,
        shadow: 'md',
        transitionProps: { duration: 80 },
      },
    }),
  },
});

const shared = {
  '--mantine-color-dimmed': 'var(--td-dim)',
  '--mantine-color-placeholder': 'var(--td-placeholder)',
  '--mantine-color-error': 'var(--td-danger)',
};

/** Mantine's grey texts are too pale for AA on our backgrounds. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': 'var(--td-text)',
    ...shared,
  },
  dark: {
    ...shared,
  },
});
