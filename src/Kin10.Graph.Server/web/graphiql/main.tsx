import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './graphiql.css';
import './questions/questions.css';
import './explorer/explorer.css';
import './result/result.css';
import './result/graph/graph.css';
import './code/code.css';
import './narrow.css';
import './workers';
import { createRoot } from 'react-dom/client';
import { Playground } from './Playground';

createRoot(document.getElementById('graphiql')!).render(<Playground />);
