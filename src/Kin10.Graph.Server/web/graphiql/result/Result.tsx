import { useGraphiQL } from '@graphiql/react';
import { useMemo, useState } from 'react';
import { Choice } from '../parts/Choice';
import { dataOf } from './answer';
import { Downloads } from './Downloads';
import { graphOf } from './graph/graphOf';
import { GraphView } from './graph/GraphView';
import { listsOf } from './lists';
import { MakingBar } from './MakingBar';
import { TableView } from './TableView';

const views = ['JSON', 'Table', 'Graph'] as const;
type View = (typeof views)[number];

/** What stands below an answer: other views of it, files of it, and how it came about. */
export function Result() {
  const text = useGraphiQL(state => state.tabs[state.activeTabIndex]?.response) ?? '';
  const [wanted, setWanted] = useState<View>('JSON');
  const [listName, setListName] = useState('');
  const data = useMemo(() => dataOf(text), [text]);
  const lists = useMemo(() => (data ? listsOf(data) : []), [data]);
  const graph = useMemo(() => (data ? graphOf(data) : undefined), [data]);
  const list = lists.find(({ name }) => name === listName) ?? lists[0];
  const unavailable = {
    Table: list ? undefined : 'There is no answer with rows yet.',
    Graph: graph && graph.links.length > 0 ? undefined : 'The answer holds no linked nodes: ask for nodes and what is in them, or a subgraph.',
  };
  const view = wanted !== 'JSON' && unavailable[wanted] ? 'JSON' : wanted;

  return (
    <>
      {view === 'Table' && list && <TableView lists={lists} list={list} onChoose={setListName} />}
      {view === 'Graph' && graph && <GraphView graph={graph} />}
      <div className="result-bar">
        <Choice<View> label="View of the answer" options={views} chosen={view} unavailable={unavailable} onChoose={setWanted} />
        <Downloads list={list} />
        <MakingBar text={text} rows={list?.rows.length} />
      </div>
    </>
  );
}
