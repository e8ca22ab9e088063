<?php
// Release 15 and later: outbound routes have a class of their own.
namespace FreePBX\modules\Core\Components;

if (!\FakeState::lacks('Outboundrouting')) {
    class Outboundrouting
    {
        public function add(
            $name, $outcid, $outcid_mode, $password, $emergency, $intracompany, $mohclass, $time_group_id, $patterns, $trunks,
            $seq = 'new', $dest = ''
        ) {
            \FakeState::call('Outboundrouting->add');
            if (in_array(null, $trunks, true)) {
                throw new \Exception('a route without its trunk');
            }
            return \FakeState::addRoute($name, $emergency, $mohclass, $patterns, $trunks, $seq);
        }

        public function updatePatterns($id, $patterns, $delete = false)
        {
            \FakeState::call('updatePatterns');
            \FakeState::$data['routes'][\FakeState::route($id)]['patterns'] = \FakeState::patterns($patterns);
        }

        public function updateTrunks($id, $trunks, $delete = false)
        {
            \FakeState::call('updateTrunks');
            \FakeState::$data['routes'][\FakeState::route($id)]['trunks'] = array_map('strval', $trunks);
        }

        public function getRoutePatternsById($id)
        {
            return \FakeState::$data['routes'][\FakeState::route($id)]['patterns'];
        }

        public function getRouteTrunksById($id)
        {
            return \FakeState::$data['routes'][\FakeState::route($id)]['trunks'];
        }
    }
}
