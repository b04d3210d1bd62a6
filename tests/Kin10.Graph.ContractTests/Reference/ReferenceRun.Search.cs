using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.ContractTests.Reference;

internal sealed partial class ReferenceRun
{
    private void Searched(SearchRootPlan search)
    {
        var answer = (SearchAnswer)plan[search.Text]!;
        if (!answer.Write(search.Items, new FoundNodes(this, search, answer), _writer))
        {
            throw new NullException();
        }
    }

    private sealed class FoundNodes(ReferenceRun run, SearchRootPlan search, SearchAnswer answer) : IFoundNodes
    {
        public bool IsThere(int hit) => run.Find(answer.Hits[hit].Id) is not null;

        public bool Write(int hit, int selection)
        {
            run.Node(run.Find(answer.Hits[hit].Id)!, search.Selections[selection]);
            return true;
        }
    }

    private ReferenceNode? Find(string id) => graph.Find(id);
}
