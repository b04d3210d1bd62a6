import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { AskLinked } from './AskLinked';
import { CopyAs } from './code/CopyAs';
import { explorerPlugin } from './explorer/explorerPlugin';
import { takeLinked } from './link';
import { firstQuestion } from './questions';
import { questionsPlugin } from './questions/questionsPlugin';
import { fetcher } from './request/fetcher';
import { Result } from './result/Result';
import { CopyLink } from './toolbar/CopyLink';
import { FollowLive } from './toolbar/FollowLive';

const linked = takeLinked();

// Who comes for the first time finds the questions open, where there is room for them.
const isFirstVisit = !linked && localStorage.getItem('graphiql:tabState') === null && matchMedia('(width >= 64rem)').matches;
const plugins = [questionsPlugin, explorerPlugin, HISTORY_PLUGIN];

export function Playground() {
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      visiblePlugin={isFirstVisit ? questionsPlugin : undefined}
      defaultQuery={firstQuestion.query}
      initialQuery={linked?.query}
      initialVariables={linked?.variables}
      defaultEditorToolsVisibility="variables"
      inputValueDeprecation
      schemaDescription
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>
        <a className="home" href="./">Kin10.Graph</a>
      </GraphiQL.Logo>
      <GraphiQL.Toolbar>
        {({ prettify, merge, copy }) => (
          <>
            <FollowLive />
            {prettify}
            {merge}
            {copy}
            <CopyLink />
            <CopyAs />
          </>
        )}
      </GraphiQL.Toolbar>
      <GraphiQL.Footer>
        <Result />
      </GraphiQL.Footer>
      {linked && <AskLinked />}
    </GraphiQL>
  );
}
