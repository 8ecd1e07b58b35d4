// A moment of a run as groups of a document, and back: for saved burn-ins and for runs that stop and go on. A moment is
// the tables that change from quarter to quarter; everything else follows from the scenario and the replication, since
// no generator of random numbers has a state. Left out: which moments may be gone on from (run/saved_run.hpp).
#pragma once

#include <map>
#include <vector>

#include "record/document.hpp"
#include "record/history.hpp"
#include "world/world.hpp"

namespace abroad {

/// THE LIST of what a moment holds: calls visit(name, table) for every table of the world with state. A table is a
/// vector of numbers, a Table2, the slots of clusters, or a struct with visit_columns over vectors of numbers.
template <class SomeWorld, class Visit>
void visit_state(SomeWorld& world, Visit&& visit) {
    visit("firms", world.firms);
    visit("positions", world.positions);
    visit("market_appeals", world.markets.appeal);
    visit("agency_presence", world.markets.agency_presence);
    visit("managements", world.managements);
    visit("links", world.links);
    visit("alliances", world.alliances);
    visit("slots", world.slots);
    visit("ties", world.ties);
    visit("projects", world.projects);
    visit("ventures", world.ventures);
    visit("licences", world.licences);
    visit("adaptations", world.adaptations);
    visit("applications", world.funding.applications);
    visit("funded_members", world.funding.members);
    visit("ledger", world.funding.ledger);
    visit("budget_lines", world.funding.lines);
    visit("commitments", world.funding.commitments);
}

/// The moment of a replication: the group "replication_N" with the quarters simulated, and under it one group a table,
/// the history so far included if there is one.
std::vector<Group> moment_of(int replication, const World& world, const History* history);

/// The same for a replication that is done: nothing but its history.
std::vector<Group> moment_of_end(int replication, int step, const History& history);

/// The groups of one replication in a document that holds its moment.
std::vector<Group> moment_in(const Document& document, int replication);

/// Replications that a document holds a moment of, each with the quarters that had been simulated.
std::map<int, int> steps_in(const Document& document);

/// Puts a moment into the world that was founded for the same replication; of one that is done, its step alone. Throws
/// FileError, naming the column, if the document lacks one or has one of another type.
void restore(const Document& document, int replication, World& world);

/// True if the moment has a history.
bool has_history(const Document& document, int replication);

/// Puts what was recorded into a history that was just begun with the restored world.
void restore(const Document& document, int replication, History& history);

}  // namespace abroad
