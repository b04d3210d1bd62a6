import { ToolbarButton, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { sendToFollow } from '../request/live';
import { ToolbarIcon } from './ToolbarIcon';

/** Follows the query in the editor: its answer now, and again whenever the graph has changed it. A second click stops that. */
export function FollowLive() {
  const { run, stop } = useGraphiQLActions();
  const isLive = useGraphiQL(state => state.subscription !== null);

  return (
    <ToolbarButton
      label={isLive ? 'Stop following' : 'Follow live'} aria-pressed={isLive} className={isLive ? 'is-live' : undefined}
      onClick={() => (isLive ? stop() : sendToFollow(run))}
    >
      <ToolbarIcon>
        <circle cx="12" cy="12" r="2.5" fill="currentColor" />
        <path d="M7.8 16.2a6 6 0 0 1 0-8.4m8.4 0a6 6 0 0 1 0 8.4M5 19a10 10 0 0 1 0-14m14 0a10 10 0 0 1 0 14" />
      </ToolbarIcon>
    </ToolbarButton>
  );
}
